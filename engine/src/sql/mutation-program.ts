import { holdsAlways } from '../plan/condition.ts';
import { childPath } from '../metadata/json-path.ts';
import type { Table } from '../model/table.ts';
import type {
  InsertMutation,
  InsertRow,
  InsertRules,
  Mutation,
  MutationOutput,
  NestedInsert,
} from '../plan/mutation.ts';
import { builtInType, sqlType } from '../plan/parameter.ts';
import type { Parameter } from '../plan/parameter.ts';
import type { Field, Rows } from '../plan/selection.ts';
import type { Expression, Select, SelectColumn, Statement } from './ast.ts';
import { jsonType } from './condition-expression.ts';
import { call, jsonObject } from './json-expression.ts';
import type { Pair } from './json-expression.ts';
import { print } from './print.ts';
import type { PrintedStatement } from './print.ts';
import { fieldSelect, writtenRows } from './rows-select.ts';
import { Aliases } from './scope.ts';
import { countOfWritten, deleteWrite, guarded, insertWrite, ofWritten, updateWrite } from './write-statement.ts';
import type { Write } from './write-statement.ts';

/**
 * A mutation's root field as statements to run in order. Steps write rows and keep them in slots; the output builds the
 * answer. A mutation whose answer needs only the written rows is its output alone.
 */
export interface MutationProgram {
  readonly steps: readonly WriteStep[];
  /** null: nothing to run, `constant` is the answer. */
  readonly output: PrintedStatement | null;
  readonly constant: string;
  readonly path: string;
}

/** Writes rows and keeps them: column 0 is the JSON of the rows, 1 their number, then the first row's `columns`. */
export interface WriteStep {
  readonly statement: PrintedStatement;
  readonly slot: number;
  readonly columns: readonly string[];
  /** What to say when nothing was written although other rows depend on it. */
  readonly emptyMessage: string | null;
  readonly path: string;
}

/** The statements of one root field; several programs for updates one after the other. */
export function mutationPrograms(mutation: Mutation): readonly MutationProgram[] {
  switch (mutation.kind) {
    case 'insert':
      return [insertProgram(mutation)];
    case 'update-many':
      return mutation.updates.flatMap(mutationPrograms);
    case 'update': {
      const { table, changes, where, check, output, path } = mutation;
      if (changes.length === 0) return [nothingDone(output, path)];
      const aliases = new Aliases();
      return [writeProgram(aliases, table, updateWrite(aliases, table, changes, where, check), output, path)];
    }
    case 'delete': {
      const { table, where, output, path } = mutation;
      const aliases = new Aliases();
      return [writeProgram(aliases, table, deleteWrite(aliases, table, where), output, path)];
    }
    case 'function': {
      const { field } = mutation;
      if (field.kind !== 'rows' && field.kind !== 'aggregate-rows') throw new Error('a function answers rows');
      const output = print(selectStatement(fieldSelect(new Aliases(), null, field)));
      return [{ steps: [], output, constant: 'null', path: '$' }];
    }
  }
}

/** A select as a statement whose JSON leaves as text. */
export function selectStatement(select: Select): Statement {
  const columns = select.columns.map((column): SelectColumn => {
    if (column.kind === 'star') return column;
    const expression: Expression = { kind: 'cast', item: column.expression, type: builtInType('text') };
    return { ...column, expression };
  });
  return { with: [], select: { ...select, columns } };
}

/** The answer when nothing is changed: no rows. */
function nothingDone(output: MutationOutput, path: string): MutationProgram {
  const base = { steps: [], output: null, path };
  if (output.kind === 'row') return { ...base, constant: 'null' };
  const members = output.fields.map((field) => {
    const value = field.kind === 'affected-rows' ? '0' : field.kind === 'returning' ? '[]' : JSON.stringify(field.text);
    return `${JSON.stringify(field.alias)}:${value}`;
  });
  return { ...base, constant: `{${members.join(',')}}` };
}

function insertProgram({ table, rows, rules, output, path }: InsertMutation): MutationProgram {
  if (rows.length === 0) return nothingDone(output, path);
  const aliases = new Aliases();
  if (!rows.some(isNested))
    return writeProgram(aliases, table, insertWrite(aliases, table, rows, rules, new Map()), output, path);
  const drafts: DraftStep[] = [];
  const slots = rows.map((row, index) => {
    // Hasura counts the one row of an `insert_one` too.
    const rowPath = row.path === path ? childPath(path, index) : row.path;
    return nestedRow(drafts, table, { ...row, path: rowPath }, rules, new Map());
  });
  const steps = drafts.map(finished);
  const all = steps.map(({ slot }) => slot);
  return { steps, output: outputStatement(table, output, slots, all), constant: 'null', path };
}

function isNested(row: InsertRow): boolean {
  return row.before.length > 0 || row.after.length > 0;
}

/** Writes a row with everything that hangs on it; answers its slot. */
function nestedRow(
  steps: DraftStep[],
  table: Table,
  row: InsertRow,
  rules: InsertRules,
  determined: ReadonlyMap<string, Parameter>,
): number {
  const known = new Map(determined);
  for (const nested of row.before) {
    const [first] = nested.rows;
    if (first === undefined) continue;
    const slot = nestedRow(steps, nested.table, first, nested.rules, new Map());
    const remote = nested.columnPairs.map((pair) => pair.remote);
    keep(
      steps,
      slot,
      remote,
      `cannot proceed to insert object relation "${nested.relationship}" since insert to table "${nested.table.name}" affects zero rows`,
    );
    for (const pair of nested.columnPairs) known.set(pair.local, writtenColumn(table, slot, pair.remote, pair.local));
  }
  const aliases = new Aliases();
  const slot = addStep(steps, insertWrite(aliases, table, [row], rules, known), row.path);
  for (const nested of row.after) {
    const local = nested.columnPairs.map((pair) => pair.local);
    keep(
      steps,
      slot,
      local,
      `cannot proceed to insert array relations since insert to table "${table.name}" affects zero rows`,
    );
    nestedRows(steps, nested, slot);
  }
  return slot;
}

/** The rows of a relationship that are written after their parent. */
function nestedRows(steps: DraftStep[], nested: NestedInsert, parentSlot: number): void {
  const { table, rules, rows } = nested;
  const determined = new Map(
    nested.columnPairs.map((pair) => [pair.remote, writtenColumn(table, parentSlot, pair.local, pair.remote)]),
  );
  if (rows.some(isNested)) {
    for (const row of rows) nestedRow(steps, table, row, rules, determined);
  } else {
    addStep(steps, insertWrite(new Aliases(), table, rows, rules, determined), childPath(nested.path, 'data'));
  }
}

/** A column of a written row, as a value for a column of `table`. */
function writtenColumn(table: Table, slot: number, column: string, target: string): Parameter {
  const type = table.columns.get(target)?.type;
  return { kind: 'written-column', slot, column, type: type === undefined ? null : sqlType(type) };
}

/** A step before it is known which columns later steps need of it. */
interface DraftStep {
  readonly write: Write;
  readonly columns: readonly string[];
  readonly emptyMessage: string | null;
  readonly path: string;
}

function addStep(steps: DraftStep[], write: Write, path: string): number {
  return steps.push({ write, columns: [], emptyMessage: null, path }) - 1;
}

/** Has the step of `slot` answer columns of its row, and fail with the message when there is none. */
function keep(steps: DraftStep[], slot: number, columns: readonly string[], emptyMessage: string): void {
  const step = steps[slot];
  if (step === undefined) return;
  steps[slot] = { ...step, columns: [...new Set([...step.columns, ...columns])], emptyMessage };
}

function finished({ write, columns, emptyMessage, path }: DraftStep, slot: number): WriteStep {
  return { statement: writeStatement(write, columns), slot, columns, emptyMessage, path };
}

/** A write that answers the rows it has written. */
function writeStatement(write: Write, columns: readonly string[]): PrintedStatement {
  const row: Expression = { kind: 'row', relation: writtenRows };
  const rows = call('coalesce', ofWritten(call('json_agg', row)), emptyList);
  const first = columns.map((column): SelectColumn => {
    const value: Expression = { kind: 'column', relation: writtenRows, column };
    const text: Expression = { kind: 'cast', item: value, type: builtInType('text') };
    return { kind: 'expression', expression: ofWritten(text, { limit: { kind: 'number', value: 1 } }), alias: column };
  });
  const select: Select = {
    kind: 'select',
    columns: [
      { kind: 'expression', expression: guarded(write, rows), alias: 'rows' },
      { kind: 'expression', expression: countOfWritten, alias: 'count' },
      ...first,
    ],
  };
  return print({ with: [{ name: writtenRows, statement: write.statement }], select });
}

const emptyList: Expression = { kind: 'cast', item: { kind: 'text', value: '[]' }, type: jsonType };

/**
 * One write with its answer. Relationships and computed fields in the answer must see what was written, so they take a
 * second statement.
 */
function writeProgram(
  aliases: Aliases,
  table: Table,
  write: Write,
  output: MutationOutput,
  path: string,
): MutationProgram {
  if (outputFields(output).every(isOwnColumn)) {
    const answer = outputExpression(aliases, table, output, null, countOfWritten);
    const columns: readonly SelectColumn[] = [
      { kind: 'expression', expression: guarded(write, answer), alias: 'root' },
    ];
    const statement: Statement = {
      with: [{ name: writtenRows, statement: write.statement }],
      select: { kind: 'select', columns },
    };
    return { steps: [], output: print(statement), constant: 'null', path };
  }
  const statement = writeStatement(write, []);
  const steps = [{ statement, slot: 0, columns: [], emptyMessage: null, path }];
  return { steps, output: outputStatement(table, output, [0], [0]), constant: 'null', path };
}

function outputFields(output: MutationOutput): readonly Field[] {
  if (output.kind === 'row') return output.fields;
  return output.fields.flatMap((field) => (field.kind === 'returning' ? field.fields : []));
}

function isOwnColumn(field: Field): boolean {
  return field.kind === 'constant' || (field.kind === 'column' && field.visibleIf === null);
}

/** The answer built from the rows that steps have written. */
function outputStatement(
  table: Table,
  output: MutationOutput,
  slots: readonly number[],
  counted: readonly number[],
): PrintedStatement {
  const aliases = new Aliases();
  const rows: Parameter = { kind: 'written-rows', slots, type: jsonType };
  const count: Parameter = { kind: 'written-count', slots: counted, type: builtInType('int8') };
  const expression = outputExpression(aliases, table, output, rows, { kind: 'parameter', parameter: count });
  return print(selectStatement({ kind: 'select', columns: [{ kind: 'expression', expression, alias: 'root' }] }));
}

/** `rows`: what steps have written; null: what this statement writes. */
function outputExpression(
  aliases: Aliases,
  table: Table,
  output: MutationOutput,
  rows: Parameter | null,
  count: Expression,
): Expression {
  if (output.kind === 'row') return writtenJson(aliases, table, output.fields, rows, true);
  const pairs = output.fields.map((field): Pair => {
    switch (field.kind) {
      case 'constant': {
        const text: Expression = { kind: 'text', value: field.text };
        return { key: field.alias, value: { kind: 'cast', item: text, type: builtInType('text') } };
      }
      case 'affected-rows':
        return { key: field.alias, value: count };
      case 'returning':
        return { key: field.alias, value: writtenJson(aliases, table, field.fields, rows, false) };
    }
  });
  return jsonObject(aliases, pairs);
}

function writtenJson(
  aliases: Aliases,
  table: Table,
  fields: readonly Field[],
  parameter: Parameter | null,
  isSingle: boolean,
): Expression {
  const source: Rows['source'] = { kind: 'written', table, parameter };
  const all: Rows = {
    source,
    where: holdsAlways,
    distinctOn: [],
    orderBy: [],
    limit: null,
    permittedLimit: null,
    offset: null,
  };
  const field = { kind: 'rows', alias: 'root', columnPairs: [], isSingle, rows: all, fields } as const;
  return { kind: 'subquery', select: fieldSelect(aliases, null, field) };
}
