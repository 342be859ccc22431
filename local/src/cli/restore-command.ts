import { join } from 'node:path';
import { restoreEmbedded } from '../backup/embedded-restore.ts';
import { restoreServer } from '../backup/server-restore.ts';
import { copyWebhookKey, keysFolder } from '../backup/webhook-key.ts';
import { readSettings } from '../settings.ts';
import type { Command, CommandContext } from './command.ts';
import { readFileArgument } from './read-file-argument.ts';
import { readOptions } from './read-options.ts';

const usage = 'npm run restore -- <file> [--force]';

/** Puts back what a backup holds, as a whole or not at all. */
export const restoreCommand: Command = {
  name: 'restore',
  usage,
  summary: 'Restores a backup while the platform is stopped.',
  options: ['--force  replace the database that is there'],
  run: restore,
};

async function restore(args: readonly string[], { environment, print }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions(args, { force: { type: 'boolean', default: false } }, usage);
  const file = readFileArgument(positionals, environment, usage);
  const settings = readSettings(environment);
  const { databaseUrl } = settings;
  const startedAt = performance.now();
  const options = { file, force: values.force, environment };
  const keepKey = (folder: string) => void copyWebhookKey(join(folder, 'keys'), keysFolder(settings, environment));
  const { madeAt, andon } =
    databaseUrl === undefined
      ? await restoreEmbedded(settings, options, keepKey)
      : await restoreServer(databaseUrl, options, keepKey);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  print(`Restored what Andon ${andon} backed up at ${madeAt}, in ${seconds} s. npm start goes on with it.`);
  return 0;
}
