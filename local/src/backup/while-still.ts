import { PlainError } from '../plain-error.ts';
import { readSql } from '../read-sql.ts';
import { withClient } from '../with-client.ts';

const holdStill = readSql(import.meta.url, 'hold-still.sql');

/**
 * Does some work while the files of a running embedded database hold all that is committed and nobody changes them. It has
 * one backend, which an open transaction keeps from everybody else: they wait, for ten minutes at most.
 * @throws {PlainError} when the database went on before the work was done.
 */
export async function whileStill(databaseUrl: string, work: () => Promise<void>): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query(holdStill);
    await work();
    try {
      await client.query('commit');
    } catch (error) {
      throw new PlainError('The database went on before its files were copied: back up once more.', { cause: error });
    }
  });
}
