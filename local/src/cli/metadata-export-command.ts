import { join } from 'node:path';
import { PlainError } from '../plain-error.ts';
import { projectFolder, readSettings, type Environment } from '../settings.ts';
import { isRunning } from '../supervisor/process-identity.ts';
import { readRunState } from '../supervisor/run-state.ts';
import type { Command, CommandContext } from './command.ts';
import { readOptions, rejectPositionals } from './read-options.ts';

const usage = 'npm run metadata:export -- [--endpoint http://localhost:8081 --admin-secret S]';

/** Brings what was edited over the metadata API into the project's files, for a review. */
export const metadataExportCommand: Command = {
  name: 'metadata-export',
  usage,
  summary: 'Writes edited metadata to hasura/metadata.',
  options: [
    '--endpoint URL    of a Hasura or an engine; the running platform when left out',
    '--admin-secret S  what opens it; else HASURA_GRAPHQL_ADMIN_SECRET',
    '--project DIR     another Hasura project than hasura/',
  ],
  run: exportMetadata,
};

const options = {
  endpoint: { type: 'string' },
  'admin-secret': { type: 'string' },
  project: { type: 'string', default: join(projectFolder, 'hasura') },
} as const;

async function exportMetadata(args: readonly string[], { environment, print }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions(args, options, usage);
  rejectPositionals(positionals, usage);
  const endpoint = values.endpoint ?? environment['HASURA_GRAPHQL_ENDPOINT'];
  const { url, secret } = endpoint === undefined ? findEngine(environment) : { url: endpoint, secret: undefined };
  const words = ['metadata', 'export', '--project', values.project, '--endpoint', url];
  const adminSecret = values['admin-secret'] ?? secret;
  // Loaded only now: other commands do without the engine.
  const { runProjectCommand } = await import('@andon/engine');
  const secretWords = adminSecret === undefined ? [] : ['--admin-secret', adminSecret];
  return runProjectCommand([...words, ...secretWords], environment, print);
}

function findEngine(environment: Environment): { readonly url: string; readonly secret: string } {
  const { dataFolder } = readSettings(environment);
  const run = readRunState(dataFolder);
  if (run && isRunning(run.supervisor)) return { url: new URL(run.graphqlUrl).origin, secret: run.adminSecret };
  throw new PlainError(
    `Andon is not running on ${dataFolder}: start it with npm start, or name a Hasura by --endpoint and --admin-secret.`,
  );
}
