import type { ComparisonOperator } from '../model/boolean-expression.ts';
import type { ColumnPair } from '../model/relationship.ts';
import type { Condition, Operand, Subject } from '../plan/condition.ts';
import type { FunctionCall } from '../plan/function-call.ts';
import { builtInType, sqlType } from '../plan/parameter.ts';
import type { BinaryOperator, CallExpression, Expression, Select } from './ast.ts';
import { columnOf, scopeOf } from './scope.ts';
import type { Scope } from './scope.ts';

/** A condition about the scope's current row. */
export function conditionExpression(scope: Scope, condition: Condition): Expression {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { kind: condition.kind, items: condition.conditions.map((item) => conditionExpression(scope, item)) };
    case 'not':
      return { kind: 'not', item: conditionExpression(scope, condition.condition) };
    case 'permission':
      return conditionExpression({ ...scope, root: scope.alias }, condition.condition);
    case 'exists': {
      const alias = scope.aliases.next();
      const where = conditionExpression({ ...scope, alias }, condition.where);
      return exists({ kind: 'select', columns: one, from: { kind: 'table', table: condition.table, alias }, where });
    }
    case 'related': {
      const alias = scope.aliases.next();
      const where = all(
        joinOf(scope, alias, condition.columnPairs),
        conditionExpression({ ...scope, alias }, condition.where),
      );
      return exists({ kind: 'select', columns: one, from: { kind: 'table', table: condition.target, alias }, where });
    }
    case 'computed-rows': {
      const alias = scope.aliases.next();
      const where = conditionExpression({ ...scope, alias }, condition.where);
      const call = callExpression(scope, condition.call);
      return exists({ kind: 'select', columns: one, from: { kind: 'function', call, alias }, where });
    }
    case 'comparison':
      return comparisonExpression(scope, condition);
    case 'is-null':
      return nullExpression(subjectExpression(scope, condition.subject), condition.isNull);
    case 'aggregate':
      return aggregateExpression(scope, condition);
  }
}

/** A call of a function; `row` arguments are the scope's current row. */
export function callExpression(scope: Scope, call: FunctionCall): CallExpression {
  return {
    kind: 'call',
    schema: call.function.schema,
    name: call.function.name,
    arguments: call.arguments.map(({ name, value }) => ({
      name,
      value: value.kind === 'row' ? { kind: 'row', relation: scope.alias } : { kind: 'parameter', parameter: value },
    })),
  };
}

/** What a comparison or an order is about; hidden cells are null. */
export function subjectExpression(scope: Scope, subject: Subject): Expression {
  switch (subject.kind) {
    case 'column':
      return visible(scope, subject.visibleIf, columnOf(scope, subject.column.name));
    case 'computed-field':
      return visible(scope, subject.visibleIf, callExpression(scope, subject.call));
    case 'cast':
      return { kind: 'cast', item: subjectExpression(scope, subject.subject), type: sqlType(subject.type) };
    case 'aggregate':
      return columnOf(scope, aggregateColumn);
  }
}

/** The value where the condition holds, else null. */
export function visible(scope: Scope, visibleIf: Condition | null, value: Expression): Expression {
  if (visibleIf === null) return value;
  return { kind: 'case', when: conditionExpression(scope, visibleIf), then: value, else: { kind: 'null' } };
}

/** The join of a relationship: each remote column of `alias` equals the scope's local one. */
export function joinOf(scope: Scope, alias: string, pairs: readonly ColumnPair[]): Expression {
  return {
    kind: 'and',
    items: pairs.map(({ local, remote }) => ({
      kind: 'binary',
      operator: '=',
      left: { kind: 'column', relation: alias, column: remote },
      right: columnOf(scope, local),
    })),
  };
}

/** Both, flattened; without what is simply true. */
export function all(...expressions: readonly Expression[]): Expression {
  const items = expressions.flatMap((item) => (item.kind === 'and' ? item.items : [item]));
  return { kind: 'and', items };
}

/** A condition for `where`; null when it always holds. */
export function whereExpression(expression: Expression): Expression | null {
  return expression.kind === 'and' && expression.items.length === 0 ? null : expression;
}

const one = [{ kind: 'expression', expression: { kind: 'number', value: 1 }, alias: 'one' }] as const;

function exists(select: Select): Expression {
  return { kind: 'exists', select: { ...select, where: whereExpression(select.where ?? { kind: 'and', items: [] }) } };
}

const operators: Readonly<Record<Exclude<ComparisonOperator, 'in' | 'nin'>, BinaryOperator>> = {
  eq: '=',
  neq: '<>',
  gt: '>',
  lt: '<',
  gte: '>=',
  lte: '<=',
  like: 'like',
  nlike: 'not like',
  ilike: 'ilike',
  nilike: 'not ilike',
  similar: 'similar to',
  nsimilar: 'not similar to',
  regex: '~',
  iregex: '~*',
  nregex: '!~',
  niregex: '!~*',
  contains: '@>',
  contained_in: '<@',
  has_key: '?',
  has_keys_any: '?|',
  has_keys_all: '?&',
  ancestor: '@>',
  ancestor_any: '@>',
  descendant: '<@',
  descendant_any: '<@',
  matches: '~',
  matches_any: '?',
  matches_fulltext: '@',
};

function comparisonExpression(scope: Scope, comparison: Extract<Condition, { kind: 'comparison' }>): Expression {
  const { operator, operand } = comparison;
  // An empty array without a type means nothing to PostgreSQL.
  const isEmpty = operand.kind === 'list' && operand.items.length === 0;
  if (isEmpty && (operator === 'in' || operator === 'nin')) return { kind: 'boolean', value: operator === 'nin' };
  const left = subjectExpression(scope, comparison.subject);
  const right = operandExpression(scope, operand);
  if (operator === 'in') return { kind: 'quantified', operator: '=', quantifier: 'any', left, right };
  if (operator === 'nin') return { kind: 'quantified', operator: '<>', quantifier: 'all', left, right };
  return { kind: 'binary', operator: operators[operator], left, right };
}

function operandExpression(scope: Scope, operand: Operand): Expression {
  switch (operand.kind) {
    case 'parameter':
      return { kind: 'parameter', parameter: operand.parameter };
    case 'inline': {
      const item: Expression = operand.text === null ? { kind: 'null' } : { kind: 'text', value: operand.text };
      return { kind: 'cast', item, type: operand.type };
    }
    case 'list': {
      const items = operand.items.map((item) => operandExpression(scope, item));
      // Of the operators that take a list, those beside `in` and `nin` take texts: keys of JSON.
      if (items.length === 0) return { kind: 'cast', item: { kind: 'array', items }, type: builtInType('text', true) };
      return { kind: 'array', items };
    }
    case 'column':
      return {
        kind: 'column',
        relation: operand.of === 'root' ? scope.root : scope.alias,
        column: operand.column,
      };
  }
}

function nullExpression(item: Expression, isNull: Extract<Condition, { kind: 'is-null' }>['isNull']): Expression {
  if (typeof isNull === 'boolean') return { kind: 'is-null', item, isNull };
  const right: Expression = { kind: 'parameter', parameter: isNull };
  return { kind: 'binary', operator: '=', left: { kind: 'is-null', item, isNull: true }, right };
}

const aggregateColumn = 'aggregate';

function aggregateExpression(scope: Scope, condition: Extract<Condition, { kind: 'aggregate' }>): Expression {
  const alias = scope.aliases.next();
  const inner = { ...scope, alias };
  const where = all(joinOf(scope, alias, condition.columnPairs), conditionExpression(inner, condition.where));
  const columns = condition.columns.map((column) => subjectExpression(inner, column));
  const select: Select = {
    kind: 'select',
    columns: [{ kind: 'expression', expression: aggregateCall(condition, columns), alias: aggregateColumn }],
    from: { kind: 'table', table: condition.target, alias },
    where: whereExpression(where),
  };
  const outer = scopeOf(scope.aliases, scope.aliases.next());
  const from = { kind: 'subselect', select, alias: outer.alias } as const;
  return exists({ kind: 'select', columns: one, from, where: conditionExpression(outer, condition.predicate) });
}

function aggregateCall(
  condition: Extract<Condition, { kind: 'aggregate' }>,
  columns: readonly Expression[],
): Expression {
  if (condition.function === 'count') return countExpression(columns, condition.isDistinct);
  const [value] = columns;
  const given = value === undefined ? [] : [{ name: null, value }];
  return { kind: 'call', schema: null, name: condition.function, isDistinct: condition.isDistinct, arguments: given };
}

/** `count(*)`, `count(a)`, `count(distinct (a, b))`. */
export function countExpression(columns: readonly Expression[], isDistinct: boolean): Expression {
  const [first, ...others] = columns;
  if (first === undefined) return { kind: 'call', schema: null, name: 'count', isStar: true, arguments: [] };
  const value: Expression = others.length === 0 ? first : { kind: 'tuple', items: columns };
  return { kind: 'call', schema: null, name: 'count', isDistinct, arguments: [{ name: null, value }] };
}

/** The type of JSON texts. */
export const jsonType = builtInType('json');
