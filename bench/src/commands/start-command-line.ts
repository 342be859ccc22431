import { fileURLToPath } from 'node:url';
import { freePort } from '@andon/mqtt/testing';
import { adminSecret, startEngineProcess, type EngineProcess } from '../engine/engine-process.ts';
import { startProcess, type BenchProcess } from '../start-process.ts';

const metadataDirectory = fileURLToPath(new URL('../../../hasura/metadata', import.meta.url));
const secret = 'bench-of-commands';

/** The engine and the handlers, each a process, over a database. */
export interface CommandLine {
  readonly engine: EngineProcess;
  readonly stop: () => Promise<void>;
}

/** Starts all that a command passes on its way to the database. */
export async function startCommandLine(databaseUrl: string): Promise<CommandLine> {
  const [enginePort, actionsPort] = [await freePort(), await freePort()];
  const actions = await startProcess('actions/src/main.ts', [], {
    ACTIONS_PORT: String(actionsPort),
    ACTIONS_CALLS_PER_MINUTE: '1000000',
    ANDON_ACTIONS_SECRET: secret,
    HASURA_GRAPHQL_URL: `http://127.0.0.1:${enginePort}/v1/graphql`,
    HASURA_GRAPHQL_ADMIN_SECRET: adminSecret,
  });
  const engine = await startEngineBeside(actions, {
    HASURA_GRAPHQL_DATABASE_URL: databaseUrl,
    HASURA_GRAPHQL_METADATA_DIRECTORY: metadataDirectory,
    HASURA_GRAPHQL_SERVER_PORT: String(enginePort),
    // As for the embedded database of the platform.
    HASURA_GRAPHQL_PG_CONNECTIONS: '4',
    ANDON_ACTIONS_URL: `http://127.0.0.1:${actionsPort}`,
    ANDON_ACTIONS_SECRET: secret,
  });
  return {
    engine,
    stop: async () => {
      await engine.stop();
      await actions.stop();
    },
  };
}

/** The engine; when it does not start, what runs already is stopped. */
async function startEngineBeside(
  actions: BenchProcess,
  environment: Readonly<Record<string, string>>,
): Promise<EngineProcess> {
  try {
    return await startEngineProcess(environment);
  } catch (error) {
    await actions.stop();
    throw error;
  }
}
