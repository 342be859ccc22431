import { serveMetadata, type ServedMetadata } from '../testing/serve-metadata.ts';
import { startTestDatabase } from '../testing/start-test-database.ts';

/** Serves this project's migrations and metadata from an embedded database of its own, until `stop`. */
export async function serveEngine(): Promise<ServedMetadata> {
  const database = await startTestDatabase();
  const served = await serveMetadata(database.url);
  return {
    ...served,
    stop: async () => {
      await served.stop();
      await database.stop();
    },
  };
}
