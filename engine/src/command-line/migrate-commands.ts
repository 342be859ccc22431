import type { ProjectCommand, ProjectCommandContext, ProjectCommandOptions } from './command-line.ts';
import {
  compareVersions,
  listMigrations,
  readDirection,
  removeMigration,
  writeMigration,
  type Migration,
} from './migration-files.ts';
import { MigrationState } from './migration-state.ts';
import { UsageError } from './project.ts';

const create: ProjectCommand = ({ project, options, words, say }) => {
  const [name] = words;
  if (name === undefined || !/^\w[\w-]*$/.test(name))
    throw new UsageError('migrate create needs a name: letters, digits, _ and -.');
  const migration = writeMigration(project.migrationsDirectory, options['database-name'], {
    version: String(Date.now()),
    name,
    up: options['up-sql'] ?? '',
    down: options['down-sql'] ?? '',
  });
  say(`Migrations files created: ${migration.folder}`);
  return 0;
};

interface Step {
  readonly migration: Migration;
  readonly direction: 'up' | 'down';
}

/** Runs what hasn't run yet, or as many steps up or down as the options say. */
const apply: ProjectCommand = async (context) => {
  const { client, options, say } = context;
  const source = options['database-name'];
  const state = new MigrationState(client);
  const steps = stepsFor(migrationsOf(context), await state.versions(source), options);
  for (const { migration, direction } of steps) {
    const sql = readDirection(migration, direction);
    if (direction === 'down' && sql.trim() === '') throw noDown(migration);
    if (options['skip-execution'] !== true && sql.trim() !== '') await client.runSql(source, sql);
    await state.mark(source, migration.version, direction === 'up');
    say(`${direction}: ${migration.version}_${migration.name}`);
  }
  say(steps.length === 0 ? 'nothing to apply' : 'migrations applied');
  return 0;
};

function noDown({ version, name }: Migration): UsageError {
  return new UsageError(`${version}_${name} has no down.sql: write one, or go back by hand and use --skip-execution.`);
}

function migrationsOf({ project, options }: ProjectCommandContext): readonly Migration[] {
  return listMigrations(project.migrationsDirectory, options['database-name']);
}

function stepsFor(
  migrations: readonly Migration[],
  applied: ReadonlyMap<string, boolean>,
  { version, type, up, down }: ProjectCommandOptions,
): readonly Step[] {
  const hasRun = ({ version: one }: Migration): boolean => applied.has(one);
  if (version !== undefined) {
    const migration = migrations.find((one) => one.version === version);
    if (migration === undefined) throw new UsageError(`There is no migration of version ${version}.`);
    const direction = type === 'down' ? 'down' : 'up';
    return hasRun(migration) === (direction === 'down') ? [{ migration, direction }] : [];
  }
  if (down !== undefined) {
    const back = migrations.filter(hasRun).reverse();
    return back.slice(0, countOf(down)).map((migration) => ({ migration, direction: 'down' }));
  }
  const forth = migrations.filter((migration) => !hasRun(migration));
  return forth.slice(0, countOf(up ?? 'all')).map((migration) => ({ migration, direction: 'up' }));
}

function countOf(text: string): number {
  if (text === 'all') return Number.POSITIVE_INFINITY;
  if (!/^\d+$/.test(text)) throw new UsageError(`${text} is neither a number of migrations nor "all".`);
  return Number(text);
}

const status: ProjectCommand = async (context) => {
  const { client, options, say } = context;
  const applied = await new MigrationState(client).versions(options['database-name']);
  const migrations = migrationsOf(context);
  const names = new Map(migrations.map(({ version, name }) => [version, name]));
  const versions = [...new Set([...names.keys(), ...applied.keys()])].sort(compareVersions);
  const width = Math.max(7, ...versions.map(({ length }) => length)) + 2;
  const wide = Math.max(4, ...migrations.map(({ name }) => name.length)) + 2;
  const line = (one: string, two: string, three: string, four: string): string =>
    `${one.padEnd(width)}${two.padEnd(wide)}${three.padEnd(15)}${four}`;
  say(line('VERSION', 'NAME', 'SOURCE STATUS', 'DATABASE STATUS'));
  for (const version of versions) {
    const source = names.has(version) ? 'Present' : 'Not Present';
    say(line(version, names.get(version) ?? '-', source, applied.has(version) ? 'Present' : 'Not Present'));
  }
  return 0;
};

/** Makes one migration of those from a version on. */
const squash: ProjectCommand = async (context) => {
  const { project, client, options, say } = context;
  const source = options['database-name'];
  const { from, to, name = 'squashed' } = options;
  if (from === undefined) throw new UsageError('migrate squash needs --from, the version of the first migration.');
  const chosen = migrationsOf(context).filter(
    ({ version }) => compareVersions(version, from) >= 0 && (to === undefined || compareVersions(version, to) <= 0),
  );
  const last = chosen.at(-1);
  if (last === undefined) throw new UsageError(`There is no migration from version ${from} on.`);
  const version = String(Date.now());
  const { folder } = writeMigration(project.migrationsDirectory, source, {
    version,
    name,
    up: joined(chosen, 'up'),
    down: joined([...chosen].reverse(), 'down'),
  });
  say(`Created '${folder}' after squashing '${from}' till '${last.version}'`);
  if (options['delete-source'] !== true) return 0;
  const state = new MigrationState(client);
  const applied = await state.versions(source);
  if (chosen.every((one) => applied.has(one.version))) await state.mark(source, version, true);
  for (const migration of chosen) {
    removeMigration(migration);
    await state.mark(source, migration.version, false);
  }
  return 0;
};

function joined(migrations: readonly Migration[], direction: 'up' | 'down'): string {
  return migrations.map((migration) => `${readDirection(migration, direction).trimEnd()}\n`).join('\n');
}

export const migrateCommands: Readonly<Record<string, ProjectCommand>> = {
  'migrate create': create,
  'migrate apply': apply,
  'migrate status': status,
  'migrate squash': squash,
};
