import { Client } from 'pg';
import { PlainError } from './plain-error.ts';

const connectWithinMs = 10_000;

/**
 * Connects to a database, gives the client to the work and closes it in every case.
 * @throws {PlainError} when the database cannot be reached.
 */
export async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({
    connectionString: url,
    application_name: 'andon local',
    connectionTimeoutMillis: connectWithinMs,
  });
  // A connection lost later rejects the running query; without a listener the process would end before that is told.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const { host } = new URL(url);
    throw new PlainError(
      `The database at ${host} cannot be reached: see that it runs and that DATABASE_URL is right.`,
      {
        cause: error,
      },
    );
  }
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
