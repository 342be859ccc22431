import { DatabaseError } from 'pg';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { ErrorCode } from '../metadata/hasura-error.ts';
import { checkFailedMessage } from '../sql/write-statement.ts';
import type { PrintedStatement } from '../sql/print.ts';

/** What PostgreSQL or the connection said, in Hasura's words (its Postgres/Execute/Types.hs, `dmlTxErrorHandler`). */
export function postgresError(error: unknown, statement: PrintedStatement | null, path: string): unknown {
  if (error instanceof HasuraError) return error;
  const told = error instanceof DatabaseError ? tell(error) : null;
  if (told !== null) {
    return new HasuraError({ ...told, path, cause: error });
  }
  return new HasuraError({
    code: 'unexpected',
    message: 'database query error',
    path,
    status: 500,
    internal: internalOf(error, statement),
    cause: error,
  });
}

interface Told {
  readonly code: ErrorCode;
  readonly message: string;
}

const constraintMessages: Readonly<Record<string, Told>> = {
  '23001': { code: 'constraint-violation', message: 'Can not delete or update due to data being referred. ' },
  '23502': { code: 'constraint-violation', message: 'Not-NULL violation. ' },
  '23503': { code: 'constraint-violation', message: 'Foreign key violation. ' },
  '23505': { code: 'constraint-violation', message: 'Uniqueness violation. ' },
  '23514': { code: 'permission-error', message: 'Check constraint violation. ' },
  '23P01': { code: 'constraint-violation', message: 'Exclusion violation. ' },
};

function tell(error: DatabaseError): Told | null {
  const { code = '', message } = error;
  if (code === '22P02' && message.includes(checkFailedMessage)) {
    return { code: 'permission-error', message: checkFailedMessage };
  }
  const known = constraintMessages[code];
  if (known !== undefined) return { code: known.code, message: known.message + message };
  if (code.startsWith('23')) return { code: 'constraint-violation', message };
  if (code === '22025') return { code: 'bad-request', message };
  if (code.startsWith('22')) return { code: 'data-exception', message };
  if (code === '57014' && message.includes('statement timeout')) {
    return { code: 'time-limit-exceeded', message: 'the operation exceeds the time limit' };
  }
  if (code === '42704') return { code: 'constraint-error', message };
  if (code === '42P10') {
    return {
      code: 'constraint-error',
      message: 'there is no unique or exclusion constraint on target column(s)',
    };
  }
  return null;
}

function internalOf(error: unknown, statement: PrintedStatement | null): unknown {
  if (!(error instanceof DatabaseError)) return error instanceof Error ? error.message : undefined;
  return {
    statement: statement?.text ?? null,
    prepared: true,
    error: {
      exec_status: 'FatalError',
      hint: error.hint ?? null,
      message: error.message,
      status_code: error.code ?? null,
      description: error.detail ?? null,
    },
    // Values of the request stay out of messages.
    arguments: [],
  };
}
