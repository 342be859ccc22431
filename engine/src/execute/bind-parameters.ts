import type { Session } from '../auth/session.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { ArgumentParameter, Parameter, PresetParameter } from '../plan/parameter.ts';
import { encodeArgument } from '../request/encode-value.ts';
import type { VariableValues } from '../request/input.ts';

/** What parameters take their values from. */
export interface Bindings {
  readonly variables: VariableValues;
  readonly session: Session;
  /** What earlier steps of the same mutation have written. */
  readonly slots: readonly WrittenSlot[];
}

/** What a step has written. */
export interface WrittenSlot {
  /** The rows as a JSON list. */
  readonly rows: string;
  readonly count: number;
  /** The first row's columns that other rows need. */
  readonly columns: ReadonlyMap<string, string | null>;
}

/** The texts of a statement's parameters. */
export function bindParameters(parameters: readonly Parameter[], bindings: Bindings): (string | null)[] {
  return parameters.map((parameter) => bindParameter(parameter, bindings));
}

/** The text of one parameter. */
export function bindParameter(parameter: Parameter, bindings: Bindings): string | null {
  switch (parameter.kind) {
    case 'argument':
      return encodeArgument(parameter.value, bindings.variables);
    case 'session-variable':
      return sessionVariable(bindings.session, parameter.name);
    case 'session':
      return sessionJson(bindings.session);
    case 'constant':
      return parameter.text;
    case 'rows':
      return rowsJson(parameter.rows, bindings);
    case 'written-column':
      return bindings.slots[parameter.slot]?.columns.get(parameter.column) ?? null;
    case 'written-count':
      return String(parameter.slots.reduce((sum, slot) => sum + (bindings.slots[slot]?.count ?? 0), 0));
    case 'written-rows':
      return joinLists(parameter.slots.map((slot) => bindings.slots[slot]?.rows ?? '[]'));
  }
}

/** All session variables as one JSON object. */
export function sessionJson(session: Session): string {
  return JSON.stringify(Object.fromEntries(session.variables));
}

function sessionVariable(session: Session, name: string): string {
  const value = session.variables.get(name);
  if (value !== undefined) return value;
  throw new HasuraError({ code: 'not-found', message: `missing session variable: "${name}"` });
}

/** Texts are read by PostgreSQL with each column's own rules. */
function rowsJson(
  rows: readonly ReadonlyMap<string, ArgumentParameter | PresetParameter>[],
  bindings: Bindings,
): string {
  const objects = rows.map((row) => {
    const members = [...row].map(([name, parameter]) => {
      const text = bindParameter(parameter, bindings);
      const isJson = parameter.type?.name === 'json' || parameter.type?.name === 'jsonb';
      const value = isJson && !parameter.type.isArray ? (text ?? 'null') : JSON.stringify(text);
      return `${JSON.stringify(name)}:${value}`;
    });
    return `{${members.join(',')}}`;
  });
  return `[${objects.join(',')}]`;
}

function joinLists(lists: readonly string[]): string {
  const [only] = lists;
  if (lists.length === 1 && only !== undefined) return only;
  const inner = lists.map((list) => list.trim().slice(1, -1)).filter((items) => items.trim() !== '');
  return `[${inner.join(',')}]`;
}
