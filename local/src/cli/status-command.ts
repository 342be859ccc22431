import { readSettings } from '../settings.ts';
import { formatStatus } from '../status/format-status.ts';
import { readPlatformStatus } from '../status/read-platform-status.ts';
import type { Command, CommandContext } from './command.ts';
import { readOptions, rejectPositionals } from './read-options.ts';

const usage = 'npm run status -- [--json]';

/** Shows machines and rooms of the platform that runs on the data folder. */
export const statusCommand: Command = {
  name: 'status',
  usage,
  summary: "Shows every machine's state and OEE, and the rooms.",
  options: ['--json  addresses, credentials of the dev profile and states, for scripts'],
  run: status,
};

async function status(args: readonly string[], { environment, print }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions(args, { json: { type: 'boolean', default: false } }, usage);
  rejectPositionals(positionals, usage);
  const found = await readPlatformStatus(readSettings(environment).dataFolder);
  const { run, machines, databaseError } = found;
  print(values.json ? JSON.stringify({ ...run, machines, databaseError }, null, 2) : formatStatus(found));
  return databaseError === null ? 0 : 1;
}
