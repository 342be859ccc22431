import type { Condition } from '../plan/condition.ts';
import { isAlways } from '../plan/condition.ts';
import type { ColumnChange, ConflictRule, InsertRow, InsertRules } from '../plan/mutation.ts';
import { builtInType, sqlType } from '../plan/parameter.ts';
import type { Parameter } from '../plan/parameter.ts';
import type { Table } from '../model/table.ts';
import type { Delete, Expression, Insert, OnConflict, Select, SelectColumn, Update } from './ast.ts';
import { conditionExpression, whereExpression } from './condition-expression.ts';
import { call } from './json-expression.ts';
import { writtenRows } from './rows-select.ts';
import { scopeOf } from './scope.ts';
import type { Aliases } from './scope.ts';

/** The column in which a writing part tells whether the permission's check holds. */
const checkColumn = 'check__constraint';

/** Begins the message of the error that a failed check raises; `execute` tells it by this. */
export const checkFailedMessage = 'check constraint of an insert/update permission has failed';

/** More rows than this go as one JSON parameter rather than one parameter for each value. */
const maximumRowsAsValues = 1;

/** A writing part with whether its rows are checked. */
export interface Write {
  readonly statement: Insert | Update | Delete;
  readonly isChecked: boolean;
}

/** Rows of one table, with values by column: the request's and those that parent rows determine. */
export function insertWrite(
  aliases: Aliases,
  table: Table,
  rows: readonly InsertRow[],
  rules: InsertRules,
  determined: ReadonlyMap<string, Parameter>,
): Write {
  const alias = aliases.next();
  const constants = new Map([...rules.presets, ...determined]);
  const given = [...new Set(rows.flatMap((row) => [...row.columns.keys()]))].filter((name) => !constants.has(name));
  const columns = [...given, ...constants.keys()];
  const checks = insertCheck(aliases, alias, rules);
  const statement: Insert = {
    kind: 'insert',
    table,
    alias,
    columns,
    source: insertSource(aliases, table, rows, given, constants),
    onConflict: rules.onConflict === null ? null : conflict(aliases, alias, rules.onConflict),
    returning: returning(alias, checks),
  };
  return { statement, isChecked: checks !== null };
}

/** Changes of rows. */
export function updateWrite(
  aliases: Aliases,
  table: Table,
  changes: readonly ColumnChange[],
  where: Condition,
  check: Condition | null,
): Write {
  const alias = aliases.next();
  const scope = scopeOf(aliases, alias);
  const checks = check === null || isAlways(check) ? null : conditionExpression(scope, check);
  const statement: Update = {
    kind: 'update',
    table,
    alias,
    set: changes.map((change) => ({ column: change.column, value: changedValue(alias, change) })),
    where: whereExpression(conditionExpression(scope, where)),
    returning: returning(alias, checks),
  };
  return { statement, isChecked: checks !== null };
}

/** Removal of rows. */
export function deleteWrite(aliases: Aliases, table: Table, where: Condition): Write {
  const alias = aliases.next();
  const condition = conditionExpression(scopeOf(aliases, alias), where);
  const statement: Delete = {
    kind: 'delete',
    table,
    alias,
    where: whereExpression(condition),
    returning: returning(alias, null),
  };
  return { statement, isChecked: false };
}

/** The text that a write answers, or an error when a row failed its check: PostgreSQL then undoes the statement. */
export function guarded(write: Write, answer: Expression): Expression {
  const text: Expression = { kind: 'cast', item: answer, type: builtInType('text') };
  if (!write.isChecked) return text;
  const check: Expression = { kind: 'column', relation: null, column: checkColumn };
  const holds = call('coalesce', ofWritten(call('bool_and', call('coalesce', check, no))), yes);
  // Reading a message as a number is an error that carries the message. It depends on the rows, so that PostgreSQL
  // can't work it out before they are written.
  const count: Expression = { kind: 'cast', item: countOfWritten, type: builtInType('text') };
  const message: Expression = {
    kind: 'binary',
    operator: '||',
    left: { kind: 'text', value: `${checkFailedMessage}: ` },
    right: count,
  };
  const raise: Expression = { kind: 'cast', item: message, type: builtInType('int4') };
  return {
    kind: 'case',
    when: holds,
    then: text,
    else: { kind: 'cast', item: raise, type: builtInType('text') },
  };
}

/** How many rows the statement has written. */
export const countOfWritten: Expression = ofWritten({
  kind: 'call',
  schema: null,
  name: 'count',
  isStar: true,
  arguments: [],
});

/** A value over the rows that the statement has written. */
export function ofWritten(expression: Expression, extra: Partial<Select> = {}): Expression {
  const columns: readonly SelectColumn[] = [{ kind: 'expression', expression, alias: 'value' }];
  const from = { kind: 'named', name: writtenRows, alias: writtenRows } as const;
  return { kind: 'subquery', select: { kind: 'select', columns, from, ...extra } };
}

const yes: Expression = { kind: 'boolean', value: true };
const no: Expression = { kind: 'boolean', value: false };

function returning(alias: string, check: Expression | null): readonly SelectColumn[] {
  const star: SelectColumn = { kind: 'star', relation: alias };
  return check === null ? [star] : [star, { kind: 'expression', expression: check, alias: checkColumn }];
}

function insertCheck(aliases: Aliases, alias: string, rules: InsertRules): Expression | null {
  const { check, updateCheck, onConflict } = rules;
  const updates = onConflict !== null && onConflict.columns.length > 0;
  const isUpdateChecked = updates && updateCheck !== null && !isAlways(updateCheck);
  if (isAlways(check) && !isUpdateChecked) return null;
  const scope = scopeOf(aliases, alias);
  const inserted = conditionExpression(scope, check);
  if (!updates) return inserted;
  const system: Expression = { kind: 'column', relation: alias, column: 'xmax' };
  return {
    kind: 'case',
    when: { kind: 'binary', operator: '=', left: system, right: { kind: 'text', value: '0' } },
    then: inserted,
    else: updateCheck === null ? yes : conditionExpression(scope, updateCheck),
  };
}

function insertSource(
  aliases: Aliases,
  table: Table,
  rows: readonly InsertRow[],
  given: readonly string[],
  constants: ReadonlyMap<string, Parameter>,
): Insert['source'] {
  if (given.length === 0 && constants.size === 0 && rows.length === 1) return { kind: 'defaults' };
  const fixed = [...constants.values()].map((parameter): Expression => ({ kind: 'parameter', parameter }));
  const isUniform = given.length > 0 && rows.every((row) => given.every((name) => row.columns.has(name)));
  if (isUniform && rows.length > maximumRowsAsValues) return recordSource(aliases, table, rows, given, fixed);
  return {
    kind: 'values',
    rows: rows.map((row) => [
      ...given.map((name): Expression => {
        const parameter = row.columns.get(name);
        return parameter === undefined ? { kind: 'default' } : { kind: 'parameter', parameter };
      }),
      ...fixed,
    ]),
  };
}

/** All rows in one JSON parameter: the statement's text does not depend on how many there are. */
function recordSource(
  aliases: Aliases,
  table: Table,
  rows: readonly InsertRow[],
  given: readonly string[],
  fixed: readonly Expression[],
): Select {
  const alias = aliases.next();
  const parameter: Parameter = { kind: 'rows', rows: rows.map(({ columns }) => columns), type: builtInType('json') };
  const columns = given.flatMap((name) => {
    const column = table.columns.get(name);
    return column === undefined ? [] : [{ name, type: sqlType(column.type) }];
  });
  const record = call('json_to_recordset', { kind: 'parameter', parameter });
  return {
    kind: 'select',
    columns: [
      ...given.map((column) => ({
        kind: 'expression' as const,
        expression: { kind: 'column', relation: alias, column } as const,
        alias: column,
      })),
      ...fixed.map((expression, index) => ({ kind: 'expression' as const, expression, alias: `_${index}` })),
    ],
    from: { kind: 'recordset', call: record, alias, columns },
  };
}

function conflict(aliases: Aliases, alias: string, rule: ConflictRule): OnConflict {
  if (rule.columns.length === 0) return { constraint: rule.constraint, update: null };
  const presets = [...rule.presets].map(([column, parameter]) => ({
    column,
    value: { kind: 'parameter', parameter } as const,
  }));
  const set = rule.columns.map((column) => ({
    column,
    value: { kind: 'column', relation: 'excluded', column } as const,
  }));
  const where = whereExpression(conditionExpression(scopeOf(aliases, alias), rule.where));
  return { constraint: rule.constraint, update: { set: [...set, ...presets], where } };
}

function changedValue(alias: string, { column, operator, value }: ColumnChange): Expression {
  const given: Expression = { kind: 'parameter', parameter: value };
  const current: Expression = { kind: 'column', relation: alias, column };
  switch (operator) {
    case '_set':
      return given;
    case '_inc':
      return { kind: 'binary', operator: '+', left: current, right: given };
    case '_mul':
      return { kind: 'binary', operator: '*', left: current, right: given };
    case '_default':
      return { kind: 'default' };
    case '_append':
      return { kind: 'binary', operator: '||', left: current, right: given };
    case '_prepend':
      return { kind: 'binary', operator: '||', left: given, right: current };
    case '_delete_key':
    case '_delete_elem':
      return { kind: 'binary', operator: '-', left: current, right: given };
    case '_delete_at_path':
      return { kind: 'binary', operator: '#-', left: current, right: given };
  }
}
