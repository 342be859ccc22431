import type { Client } from 'pg';
import { applyMigrations, readAppliedVersions, revertMigrations } from '../migrate/apply-migrations.ts';
import { readMigrations, type Migration } from '../migrate/read-migrations.ts';
import { PlainError } from '../plain-error.ts';
import { withClient } from '../with-client.ts';
import type { Command, CommandContext } from './command.ts';
import { findDatabase } from './find-database.ts';
import { readOptions, readWholeNumber } from './read-options.ts';

const usage = 'npm run migrate -- up|down|status';

/** Applies and reverts the migrations on `DATABASE_URL` or the running platform. */
export const migrateCommand: Command = {
  name: 'migrate',
  usage,
  summary: 'Applies, reverts or lists the migrations.',
  options: [
    'up           apply all that are missing',
    'up --to N    apply those up to version N',
    'down         revert the latest one',
    'down --to N  revert those after version N (0: all)',
    'status       list them',
  ],
  run: migrate,
};

async function migrate(args: readonly string[], { environment, print }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions(args, { to: { type: 'string' } }, usage);
  const [verb, ...rest] = positionals;
  if ((verb !== 'up' && verb !== 'down' && verb !== 'status') || rest.length > 0) {
    throw new PlainError(`What to do with the migrations is missing: write ${usage}.`);
  }
  const migrations = readMigrations();
  const to = values.to === undefined ? undefined : readVersion(values.to, migrations);
  await withClient(findDatabase(environment), async (client) => {
    if (verb === 'up') await up(client, migrations, to, print);
    else if (verb === 'down') await down(client, migrations, to, print);
    else await list(client, migrations, print);
  });
  return 0;
}

type Print = CommandContext['print'];

async function up(client: Client, migrations: readonly Migration[], to = Infinity, print: Print): Promise<void> {
  let count = 0;
  await applyMigrations(
    client,
    migrations,
    (name, tookMs) => {
      count += 1;
      print(`applied ${name} in ${tookMs.toFixed(0)} ms`);
    },
    to,
  );
  if (count === 0) print('Nothing to apply.');
}

async function down(
  client: Client,
  migrations: readonly Migration[],
  to: number | undefined,
  print: Print,
): Promise<void> {
  const applied = await readAppliedVersions(client);
  const latest = applied.at(-1);
  const chosen = migrations.filter(({ version }) =>
    to === undefined ? version === latest : version > to && applied.includes(version),
  );
  if (chosen.length === 0) print('Nothing to revert.');
  await revertMigrations(client, chosen, (name, tookMs) => print(`reverted ${name} in ${tookMs.toFixed(0)} ms`));
}

async function list(client: Client, migrations: readonly Migration[], print: Print): Promise<void> {
  const applied = await readAppliedVersions(client);
  for (const { version, name } of migrations) print(`${applied.includes(version) ? 'applied' : 'missing'}  ${name}`);
}

function readVersion(text: string, migrations: readonly Migration[]): number {
  const version = readWholeNumber(text, '--to', { minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
  if (version === 0 || migrations.some((migration) => migration.version === version)) return version;
  throw new PlainError(`There is no migration ${version}: npm run migrate -- status lists them.`);
}
