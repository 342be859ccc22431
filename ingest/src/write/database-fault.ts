import { DatabaseError } from 'pg';

/** SQLSTATE classes that speak of the row and not of the database: cardinality, data exception, integrity, with check. */
const rowFaultClasses = new Set(['21', '22', '23', '44']);

/** `raise exception` in a trigger without a code of its own. */
const raisedException = 'P0001';

/**
 * Whether the database refused what a row says. Everything else (no connection, disk full, a missing table, a
 * deadlock) is a fault of the moment or of the set-up: the same rows are tried again until it is mended.
 */
export function isRowFault(error: unknown): error is DatabaseError {
  if (!(error instanceof DatabaseError) || error.code === undefined) return false;
  return rowFaultClasses.has(error.code.slice(0, 2)) || error.code === raisedException;
}

const uniqueViolation = '23505';

/** Whether a row is there already that was to be inserted. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === uniqueViolation;
}

/** One sentence about a database fault: the server's message, its SQLSTATE and the constraint by name. */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError) return error.errors.map(describeFault).join(', ');
  if (!(error instanceof DatabaseError)) return error.message;
  const constraint = error.constraint === undefined ? '' : `, constraint "${error.constraint}"`;
  return `${error.message} (SQLSTATE ${error.code ?? 'unknown'}${constraint})`;
}
