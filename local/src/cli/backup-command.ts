import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { packBackup } from '../backup/backup-file.ts';
import { backUpEmbedded } from '../backup/embedded-backup.ts';
import { inTemporaryFolder } from '../backup/in-temporary-folder.ts';
import { writeManifest } from '../backup/manifest.ts';
import { backUpServer } from '../backup/server-backup.ts';
import { copyWebhookKey, keysFolder } from '../backup/webhook-key.ts';
import { PlainError } from '../plain-error.ts';
import { readSettings } from '../settings.ts';
import type { Command, CommandContext } from './command.ts';
import { readFileArgument } from './read-file-argument.ts';
import { readOptions } from './read-options.ts';

const usage = 'npm run backup -- <file> [--force]';
const bytesPerMegabyte = 1_000_000;

/** Writes all that the platform keeps into one file, while it goes on. */
export const backupCommand: Command = {
  name: 'backup',
  usage,
  summary: 'Backs up the database, running or not, into one file.',
  options: ['--force  replace the file if there is one'],
  run: backUp,
};

async function backUp(args: readonly string[], { environment, print }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions(args, { force: { type: 'boolean', default: false } }, usage);
  const file = readFileArgument(positionals, environment, usage);
  rejectTarget(file, values.force);
  const settings = readSettings(environment);
  const startedAt = performance.now();
  const hasKey = await inTemporaryFolder(dirname(file), async (folder) => {
    const database =
      settings.databaseUrl === undefined
        ? await backUpEmbedded(settings, folder)
        : await backUpServer(settings.databaseUrl, folder, environment);
    const copied = copyWebhookKey(keysFolder(settings, environment), join(folder, 'keys'));
    writeManifest(folder, database);
    await packBackup(folder, file);
    return copied;
  });
  const megabytes = (statSync(file).size / bytesPerMegabyte).toFixed(1);
  print(`${file}: ${megabytes} MB in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s.`);
  print(hasKey ? 'With the key that webhooks are signed with.' : 'Without the key of webhooks, which is not here.');
  return 0;
}

function rejectTarget(file: string, force: boolean): void {
  if (!existsSync(dirname(resolve(file)))) throw new PlainError(`There is no folder ${dirname(file)}: make it first.`);
  if (existsSync(file) && !force) throw new PlainError(`${file} is there: choose another name, or add --force.`);
}
