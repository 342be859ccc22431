import { DatabaseError, type Client } from 'pg';
import { PlainError } from '../plain-error.ts';
import type { SqlFile } from './read-migrations.ts';
import { lineAt, splitStatements } from './split-statements.ts';

/**
 * Sends a whole file as one message of the simple query protocol.
 * @throws {PlainError} that names the file and the line where the server found fault.
 */
export async function runSqlFile(client: Client, file: SqlFile): Promise<void> {
  let completed = 0;
  const count = () => (completed += 1);
  client.connection.on('commandComplete', count);
  try {
    await client.query(file.text);
  } catch (error) {
    throw explain(file, completed, error);
  } finally {
    client.connection.off('commandComplete', count);
  }
}

function explain(file: SqlFile, completed: number, error: unknown): Error {
  if (!(error instanceof DatabaseError)) return error instanceof Error ? error : new Error(String(error));
  const line =
    error.position === undefined
      ? splitStatements(file.text)[completed]?.line
      : lineAt(file.text, characterOffset(file.text, Number(error.position) - 1));
  const place = line === undefined ? file.path : `${file.path}:${line}`;
  const hint = error.hint === undefined ? '' : ` (${error.hint})`;
  return new PlainError(`${place}: ${error.message}${hint}. Nothing of this file was applied.`, { cause: error });
}

/** PostgreSQL counts characters, JavaScript UTF-16 units. */
function characterOffset(text: string, characters: number): number {
  return Array.from(text).slice(0, characters).join('').length;
}
