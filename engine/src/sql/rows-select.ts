import { isAlways } from '../plan/condition.ts';
import type { ColumnPair } from '../model/relationship.ts';
import type { AggregateField, Field, OrderTarget, Presentation, Rows, RowSource } from '../plan/selection.ts';
import { builtInType } from '../plan/parameter.ts';
import type { Expression, FromItem, OrderByItem, Select, SelectColumn } from './ast.ts';
import {
  all,
  callExpression,
  conditionExpression,
  countExpression,
  joinOf,
  jsonType,
  subjectExpression,
  visible,
  whereExpression,
} from './condition-expression.ts';
import { call, jsonObject, jsonRows } from './json-expression.ts';
import type { Pair } from './json-expression.ts';
import { columnOf, scopeOf } from './scope.ts';
import type { Aliases, Scope } from './scope.ts';

/** What a field over rows selects: a JSON value in a column `root`. `parent` is the row it hangs on, if any. */
export function fieldSelect(
  aliases: Aliases,
  parent: Scope | null,
  field: Extract<Field, { kind: 'rows' | 'aggregate-rows' }>,
): Select {
  if (field.kind === 'aggregate-rows') return aggregateSelect(aliases, parent, field);
  const alias = aliases.next();
  const scope = scopeOf(aliases, alias);
  const base = baseSelect(scope, parent, field.columnPairs, field.rows);
  const limit: Expression | null = field.isSingle ? { kind: 'number', value: 1 } : base.limit;
  return jsonRows(aliases, fieldPairs(scope, field.fields), { ...base, limit }, field.isSingle);
}

/** Where rows come from and which they are; the caller adds what to select of them. */
export type BaseSelect = Omit<Select, 'columns' | 'kind' | 'limit'> & { readonly limit: Expression | null };

/** The keys and values of a row's answer. */
export function fieldPairs(scope: Scope, fields: readonly Field[]): readonly Pair[] {
  return fields.map((field) => ({ key: field.alias, value: fieldExpression(scope, field) }));
}

function fieldExpression(scope: Scope, field: Field): Expression {
  switch (field.kind) {
    case 'constant':
      return constant(field.text);
    case 'column':
      return visible(scope, field.visibleIf, presented(columnOf(scope, field.column.name), field));
    case 'scalar-computed-field':
      return visible(scope, field.visibleIf, presented(callExpression(scope, field.call), field));
    case 'rows':
    case 'aggregate-rows':
      return { kind: 'subquery', select: fieldSelect(scope.aliases, scope, field) };
  }
}

function constant(text: string): Expression {
  return { kind: 'cast', item: { kind: 'text', value: text }, type: builtInType('text') };
}

interface Presented {
  readonly jsonPath?: readonly string[];
  readonly presentation: Presentation;
}

function presented(value: Expression, { jsonPath = [], presentation }: Presented): Expression {
  if (jsonPath.length > 0) {
    const items = jsonPath.map((step): Expression => ({ kind: 'text', value: step }));
    return { kind: 'binary', operator: '#>', left: value, right: { kind: 'array', items } };
  }
  switch (presentation.kind) {
    case 'plain':
      return value;
    case 'text':
      return { kind: 'cast', item: value, type: builtInType('text') };
    case 'upper-case':
      return call('upper', value);
  }
}

/** Rows hung on their parent, if any. */
export function baseSelect(scope: Scope, parent: Scope | null, pairs: readonly ColumnPair[], rows: Rows): BaseSelect {
  const own = isAlways(rows.where) ? all() : conditionExpression(scope, rows.where);
  const where = parent === null ? own : all(joinOf(parent, scope.alias, pairs), own);
  return {
    distinctOn: rows.distinctOn.map((subject) => subjectExpression(scope, subject)),
    from: fromItem(scope, parent, rows.source),
    where: whereExpression(where),
    orderBy: orderBy(scope, rows),
    limit: limitOf(rows),
    offset: rows.offset === null ? null : { kind: 'parameter', parameter: rows.offset },
  };
}

function fromItem(scope: Scope, parent: Scope | null, source: RowSource): FromItem {
  const { alias } = scope;
  switch (source.kind) {
    case 'table':
      return { kind: 'table', table: source.table, alias };
    case 'function':
      return { kind: 'function', call: callExpression(parent ?? scope, source.call), alias };
    case 'written': {
      if (source.parameter === null) return { kind: 'named', name: writtenRows, alias };
      const nothing: Expression = { kind: 'cast', item: { kind: 'null' }, type: { ...source.table, isArray: false } };
      const populate = call('json_populate_recordset', nothing, { kind: 'parameter', parameter: source.parameter });
      return { kind: 'function', call: populate, alias };
    }
  }
}

/** The common table expression that holds what a statement has written. */
export const writtenRows = 'written';

/** The smaller of what is asked for and what is permitted; null asks for nothing. */
function limitOf({ limit, permittedLimit }: Rows): Expression | null {
  const asked: Expression | null = limit === null ? null : { kind: 'parameter', parameter: limit };
  if (permittedLimit === null) return asked;
  const permitted: Expression = { kind: 'number', value: permittedLimit };
  return asked === null ? permitted : call('least', asked, permitted);
}

function orderBy(scope: Scope, rows: Rows): readonly OrderByItem[] {
  const items = rows.orderBy.map(({ by, direction, nulls }) => ({
    expression: orderExpression(scope, by),
    direction,
    nulls,
  }));
  if (items.length > 0 || rows.distinctOn.length === 0) return items;
  return rows.distinctOn.map((subject) => ({
    expression: subjectExpression(scope, subject),
    direction: 'asc',
    nulls: 'last',
  }));
}

function orderExpression(scope: Scope, by: OrderTarget): Expression {
  switch (by.kind) {
    case 'subject':
      return subjectExpression(scope, by.subject);
    case 'related': {
      const inner = scopeOf(scope.aliases, scope.aliases.next());
      const where = all(joinOf(scope, inner.alias, by.columnPairs), conditionExpression(inner, by.where));
      return scalarSubquery({
        kind: 'select',
        columns: [{ kind: 'expression', expression: orderExpression(inner, by.by), alias: 'value' }],
        from: { kind: 'table', table: by.target, alias: inner.alias },
        where: whereExpression(where),
        limit: { kind: 'number', value: 1 },
      });
    }
    case 'aggregate': {
      const inner = scopeOf(scope.aliases, scope.aliases.next());
      const { from } = by;
      const joined = from.kind === 'related' ? joinOf(scope, inner.alias, from.columnPairs) : all();
      const item: FromItem =
        from.kind === 'related'
          ? { kind: 'table', table: from.target, alias: inner.alias }
          : { kind: 'function', call: callExpression(scope, from.call), alias: inner.alias };
      const value = by.column === null ? null : subjectExpression(inner, by.column);
      const expression =
        by.function === 'count' || value === null ? countExpression([], false) : call(by.function, value);
      return scalarSubquery({
        kind: 'select',
        columns: [{ kind: 'expression', expression, alias: 'value' }],
        from: item,
        where: whereExpression(all(joined, conditionExpression(inner, by.where))),
      });
    }
  }
}

function scalarSubquery(select: Select): Expression {
  return { kind: 'subquery', select };
}

/**
 * An aggregate in three layers: the rows with the values that are asked of them, the aggregates over those, and the
 * JSON of the aggregates.
 */
function aggregateSelect(
  aliases: Aliases,
  parent: Scope | null,
  field: Extract<Field, { kind: 'aggregate-rows' }>,
): Select {
  const scope = scopeOf(aliases, aliases.next());
  const rows = new Layer(aliases);
  const totals = new Layer(aliases);
  // A permission's limit bounds the nodes; aggregates are over everything that was asked for.
  const hasAggregates = field.fields.some(({ kind }) => kind === 'aggregate');
  const nodeLimit = hasAggregates ? field.rows.permittedLimit : null;
  const base = baseSelect(scope, parent, field.columnPairs, {
    ...field.rows,
    permittedLimit: nodeLimit === null ? field.rows.permittedLimit : null,
  });
  const pairs = field.fields.map((part) => ({
    key: part.alias,
    value: aggregatePart(scope, rows, totals, part, nodeLimit),
  }));
  const inner: Select = { kind: 'select', columns: rows.selected({ kind: 'number', value: 1 }), ...base };
  const middle: Select = {
    kind: 'select',
    // Without any aggregate there must still be one row.
    columns: totals.selected(countExpression([], false)),
    from: { kind: 'subselect', select: inner, alias: rows.alias },
  };
  return {
    kind: 'select',
    columns: [{ kind: 'expression', expression: jsonObject(aliases, pairs), alias: 'root' }],
    from: { kind: 'subselect', select: middle, alias: totals.alias },
  };
}

/** A subselect under construction: expressions in, columns out. */
class Layer {
  readonly alias: string;
  private readonly columns: SelectColumn[] = [];

  constructor(aliases: Aliases) {
    this.alias = aliases.next();
  }

  add(expression: Expression): Expression {
    const alias = `c${this.columns.length}`;
    this.columns.push({ kind: 'expression', expression, alias });
    return { kind: 'column', relation: this.alias, column: alias };
  }

  /** The columns; `filler` where there are none. */
  selected(filler: Expression): readonly SelectColumn[] {
    if (this.columns.length > 0) return this.columns;
    return [{ kind: 'expression', expression: filler, alias: 'c0' }];
  }
}

function aggregatePart(
  scope: Scope,
  rows: Layer,
  totals: Layer,
  part: AggregateField,
  nodeLimit: number | null,
): Expression {
  switch (part.kind) {
    case 'constant':
      return constant(part.text);
    case 'nodes': {
      const node = rows.add(jsonObject(scope.aliases, fieldPairs(scope, part.fields)));
      const list = nodeLimit === null ? call('json_agg', node) : firstNodes(node, nodeLimit);
      const empty: Expression = { kind: 'cast', item: { kind: 'text', value: '[]' }, type: jsonType };
      return totals.add(call('coalesce', list, empty));
    }
    case 'aggregate':
      return jsonObject(
        scope.aliases,
        part.values.map((value) => ({ key: value.alias, value: aggregateValue(scope, rows, totals, value) })),
      );
  }
}

/** The JSON of the first nodes only. */
function firstNodes(node: Expression, limit: number): Expression {
  const list = call('array_agg', node);
  const last: Expression = { kind: 'number', value: limit };
  const cut = call('trim_array', list, call('greatest', subtract(call('cardinality', list), last), zero));
  return call('to_json', cut);
}

const zero: Expression = { kind: 'number', value: 0 };

function subtract(left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator: '-', left, right };
}

type AggregateValue = Extract<AggregateField, { kind: 'aggregate' }>['values'][number];

function aggregateValue(scope: Scope, rows: Layer, totals: Layer, value: AggregateValue): Expression {
  switch (value.kind) {
    case 'constant':
      return constant(value.text);
    case 'count': {
      const columns = value.columns.map((column) => rows.add(subjectExpression(scope, column)));
      return totals.add(countExpression(columns, value.isDistinct));
    }
    case 'operator':
      return jsonObject(
        scope.aliases,
        value.columns.map((column) => {
          if (column.kind === 'constant') return { key: column.alias, value: constant(column.text) };
          const total = call(value.operator, rows.add(subjectExpression(scope, column.subject)));
          return { key: column.alias, value: totals.add(presented(total, column)) };
        }),
      );
  }
}
