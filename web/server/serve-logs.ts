import type { IncomingMessage, ServerResponse } from 'node:http';
import { isAdminSecret } from './is-admin-secret.ts';
import { readLogLines } from './read-log-lines.ts';

export interface LogsOptions {
  /** Where each room has a log file. */
  readonly folder: string;
  /** Who knows the admin secret. */
  readonly engine: URL;
}

/**
 * Answers the newest log lines of all rooms to whoever has the admin secret: they tell of every enterprise, so an enterprise's
 * administrator is not enough.
 */
export async function serveLogs(
  { headers, method }: IncomingMessage,
  response: ServerResponse,
  { folder, engine }: LogsOptions,
): Promise<void> {
  const answer = (status: number, body: unknown): void => {
    response
      .writeHead(status, {
        'content-type': 'application/json',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
      .end(JSON.stringify(body));
  };
  if (method !== 'GET') {
    answer(405, { error: 'Log lines are read only.' });
    return;
  }
  try {
    if (!(await isAdminSecret(headers['x-hasura-admin-secret'], engine))) {
      answer(401, { error: 'Log lines are shown to whoever has the admin secret.' });
      return;
    }
    answer(200, await readLogLines(folder));
  } catch (error) {
    answer(502, { error: error instanceof Error ? error.message : String(error) });
  }
}
