import type { CombinedError } from '@urql/core';
import type { Faults } from '../form/find-faults.ts';

/** Why the server did not do a command. */
export interface Refusal {
  /** Machine code: `invalid-input`, `conflict`, `not-found`, `permission-denied` … */
  readonly code: string;
  /** What is wrong, and what to do next. */
  readonly message: string;
  /** What is wrong with single fields, by their paths. */
  readonly faults: Faults;
  /** Of a conflict: the row as it is now. */
  readonly current: Readonly<Record<string, unknown>> | undefined;
}

/** What a refusal says; undefined of an error that is none. */
export function readRefusal({ graphQLErrors: [first] }: Pick<CombinedError, 'graphQLErrors'>): Refusal | undefined {
  if (first === undefined) return undefined;
  const { code, field, fields, current } = first.extensions;
  return {
    code: typeof code === 'string' ? code : '',
    message: first.message,
    faults: { ...(typeof field === 'string' && { [field]: first.message }), ...texts(fields) },
    current: code === 'conflict' && isObject(current) ? current : undefined,
  };
}

function texts(fields: unknown): Faults {
  if (!isObject(fields)) return {};
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
