import { DatabaseError } from 'pg';
import { HasuraError } from '../metadata/hasura-error.ts';

/** A failed `run_sql` as Hasura tells it. */
export function postgresFault(error: unknown, statement: string): unknown {
  if (!(error instanceof DatabaseError)) return error;
  return new HasuraError({
    code: 'postgres-error',
    message: 'query execution failed',
    path: '$.args',
    internal: {
      statement,
      prepared: false,
      error: {
        exec_status: 'FatalError',
        hint: error.hint ?? null,
        message: error.message,
        status_code: error.code ?? null,
        description: error.detail ?? null,
      },
      arguments: [],
    },
    cause: error,
  });
}
