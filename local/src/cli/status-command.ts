import { readSettings } from '../settings.ts';
import { formatStatus } from '../status/format-status.ts';
import { readPlatformStatus, type PlatformStatus } from '../status/read-platform-status.ts';
import type { Command, CommandContext } from './command.ts';
import { readOptions, rejectPositionals } from './read-options.ts';

const postgresPort = 5432;
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
  print(values.json ? JSON.stringify(forScripts(found), null, 2) : formatStatus(found));
  return found.databaseError === null ? 0 : 1;
}

/** With the parts of the database's address as well, for clients that want them one by one. */
function forScripts({ run, machines, databaseError }: PlatformStatus) {
  const { hostname, port, username, password, pathname } = new URL(run.databaseUrl);
  const database = {
    host: hostname,
    port: Number(port === '' ? postgresPort : port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  };
  return { ...run, database, machines, databaseError };
}
