import { fileURLToPath } from 'node:url';
import { startTestDatabase } from '@andon/local/testing';
import { quantile } from '../quantile.ts';
import { startEngineProcess } from './engine-process.ts';

/** From the start of the process until it answers. */
export interface ReadyFigures {
  /** This project's metadata, for the first time on a database. */
  readonly firstMs: number;
  /** The median of further starts. */
  readonly nextMs: number;
}

const metadataDirectory = fileURLToPath(new URL('../../../hasura/metadata', import.meta.url));
const nextStarts = 3;

/** How long `engine serve` takes on this project's metadata and the embedded database, which is another process. */
export async function measureReady(): Promise<ReadyFigures> {
  const database = await startTestDatabase({ migrated: true, seeded: true });
  const ofProject = {
    HASURA_GRAPHQL_DATABASE_URL: database.url,
    HASURA_GRAPHQL_METADATA_DIRECTORY: metadataDirectory,
    // The embedded database has a single backend.
    HASURA_GRAPHQL_PG_CONNECTIONS: '4',
  };
  try {
    const firstMs = await readyAfterMs(ofProject);
    const next: number[] = [];
    for (let start = 0; start < nextStarts; start += 1) next.push(await readyAfterMs(ofProject));
    return { firstMs, nextMs: quantile(next, 0.5) };
  } finally {
    await database.stop();
  }
}

async function readyAfterMs(environment: Readonly<Record<string, string>>): Promise<number> {
  const engine = await startEngineProcess(environment);
  await engine.stop();
  return engine.readyAfterMs;
}
