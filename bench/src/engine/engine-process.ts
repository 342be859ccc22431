import { startProcess, type BenchProcess } from '../start-process.ts';

/** The admin secret of the bench's engines. */
export const adminSecret = 'bench';

/** Connections to the database that each of the compared servers may open. */
export const connections = 16;

/** The engine as `engine serve` starts it, with what asks it. */
export interface EngineProcess extends BenchProcess {
  readonly port: number;
  /** From the start of the process until it says that it answers. */
  readonly readyAfterMs: number;
  /** Sends JSON and gives the answer's; throws an Error when the engine refuses. */
  post(path: string, headers: Readonly<Record<string, string>>, body: object): Promise<unknown>;
  replaceMetadata(metadata: object): Promise<unknown>;
}

export async function startEngineProcess(environment: Readonly<Record<string, string>>): Promise<EngineProcess> {
  const startedAt = performance.now();
  const engine = await startProcess('engine/bin/engine.js', ['serve'], {
    HASURA_GRAPHQL_ADMIN_SECRET: adminSecret,
    HASURA_GRAPHQL_SERVER_PORT: '0',
    HASURA_GRAPHQL_SERVER_HOST: '127.0.0.1',
    HASURA_GRAPHQL_PG_CONNECTIONS: String(connections),
    ...environment,
  });
  const readyAfterMs = performance.now() - startedAt;
  const port = Number(engine.ready['port']);
  const post: EngineProcess['post'] = async (path, headers, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'x-hasura-admin-secret': adminSecret, ...headers },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`The engine refused: ${JSON.stringify(answer)}`);
    return answer;
  };
  const replaceMetadata: EngineProcess['replaceMetadata'] = (metadata) =>
    post('/v1/metadata', {}, { type: 'replace_metadata', args: metadata });
  return { ...engine, port, readyAfterMs, post, replaceMetadata };
}
