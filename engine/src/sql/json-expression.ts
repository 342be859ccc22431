import type { CallExpression, Expression, Select } from './ast.ts';
import { jsonType } from './condition-expression.ts';
import type { Aliases } from './scope.ts';

/** A key of a JSON object with its value. */
export interface Pair {
  readonly key: string;
  readonly value: Expression;
}

/** A call of one of PostgreSQL's own functions. */
export function call(name: string, ...values: readonly Expression[]): CallExpression {
  return { kind: 'call', schema: null, name, arguments: values.map((value) => ({ name: null, value })) };
}

/** PostgreSQL cuts longer names off. */
const maximumNameBytes = 63;

function fitsColumnNames(pairs: readonly Pair[]): boolean {
  return pairs.every(({ key }) => key.length <= maximumNameBytes);
}

/** One JSON object. */
export function jsonObject(aliases: Aliases, pairs: readonly Pair[]): Expression {
  const alias = aliases.next();
  if (!fitsColumnNames(pairs)) return { kind: 'subquery', select: aggregatedObject(alias, pairs) };
  const select: Select = { kind: 'select', columns: namedColumns(pairs) };
  const row = call('row_to_json', { kind: 'row', relation: alias });
  return {
    kind: 'subquery',
    select: {
      kind: 'select',
      columns: [{ kind: 'expression', expression: row, alias: 'object' }],
      from: { kind: 'subselect', select, alias },
    },
  };
}

/** Rows as a JSON list, or the only row as an object, in a column `root`. */
export function jsonRows(
  aliases: Aliases,
  pairs: readonly Pair[],
  base: Omit<Select, 'columns' | 'kind'>,
  isSingle: boolean,
): Select {
  const alias = aliases.next();
  const fits = fitsColumnNames(pairs);
  const columns = fits
    ? namedColumns(pairs)
    : ([{ kind: 'expression', expression: jsonObject(aliases, pairs), alias: 'object' }] as const);
  const row: Expression = fits
    ? { kind: 'row', relation: alias }
    : { kind: 'column', relation: alias, column: 'object' };
  const empty: Expression = { kind: 'cast', item: { kind: 'text', value: '[]' }, type: jsonType };
  const single = fits ? call('row_to_json', row) : row;
  const expression = isSingle ? single : call('coalesce', call('json_agg', row), empty);
  return {
    kind: 'select',
    columns: [{ kind: 'expression', expression, alias: 'root' }],
    from: { kind: 'subselect', select: { kind: 'select', columns, ...base }, alias },
  };
}

function namedColumns(pairs: readonly Pair[]) {
  return pairs.map(({ key, value }) => ({ kind: 'expression', expression: value, alias: key }) as const);
}

/** An object whose keys are values, for keys that are too long for column names. */
function aggregatedObject(alias: string, pairs: readonly Pair[]): Select {
  const key: Expression = { kind: 'column', relation: alias, column: 'key' };
  const value: Expression = { kind: 'column', relation: alias, column: 'value' };
  const rows = pairs.map((pair): readonly Expression[] => [
    { kind: 'text', value: pair.key },
    call('to_json', pair.value),
  ]);
  return {
    kind: 'select',
    columns: [{ kind: 'expression', expression: call('json_object_agg', key, value), alias: 'object' }],
    from: { kind: 'values', rows, alias, columns: ['key', 'value'] },
  };
}
