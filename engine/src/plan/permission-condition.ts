import type { PostgresType } from '../catalog/catalog.ts';
import type { Json } from '../metadata/json.ts';
import type {
  BooleanExpression,
  Comparison,
  ComparisonOperator,
  Operand as PermissionOperand,
} from '../model/boolean-expression.ts';
import type { Column, Table } from '../model/table.ts';
import type { ComputedField } from '../model/computed-field.ts';
import type { Relationship } from '../model/relationship.ts';
import type { Preset } from '../model/table-permissions.ts';
import { encodeValue } from '../request/encode-value.ts';
import type { RoleTable } from '../schema/meaning.ts';
import { holdsAlways } from './condition.ts';
import type { ColumnSubject, Condition, Operand, Subject } from './condition.ts';
import { computedFieldCall } from './function-call.ts';
import { arrayOf, builtInType, sqlType } from './parameter.ts';
import type { Parameter, SqlTypeName } from './parameter.ts';
import type { PlanContext } from './plan-context.ts';

/** A permission's condition about rows of `on`. */
export function permissionCondition(context: PlanContext, on: RoleTable, expression: BooleanExpression): Condition {
  const condition = translate(context, on, expression);
  return condition.kind === 'and' && condition.conditions.length === 0
    ? holdsAlways
    : { kind: 'permission', condition };
}

/** A column as a role sees it: null where the permission hides the cell. */
export function columnSubject(context: PlanContext, on: RoleTable, column: Column): ColumnSubject {
  const hidden = on.permissions.select?.columns.get(column.name) ?? null;
  return {
    kind: 'column',
    column,
    visibleIf: hidden === null ? null : permissionCondition(context, on, hidden),
  };
}

/** What a permission writes into a column. */
export function presetParameter(context: PlanContext, column: Column, preset: Preset): Parameter {
  const type = sqlType(column.type);
  if (preset.kind === 'session-variable') return context.sessionVariable(preset.name, type);
  return { kind: 'constant', text: literalText(preset.value, column.type, false), type };
}

function translate(context: PlanContext, on: RoleTable, expression: BooleanExpression): Condition {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return {
        kind: expression.kind,
        conditions: expression.expressions.map((item) => translate(context, on, item)),
      };
    case 'not':
      return { kind: 'not', condition: translate(context, on, expression.expression) };
    case 'exists': {
      const other = context.beside(on, expression.table);
      return { kind: 'exists', table: other.table, where: translate(context, other, expression.where) };
    }
    case 'column': {
      const column = columnNamed(on.table, expression.column);
      const subject: Subject = { kind: 'column', column, visibleIf: null };
      return comparison(context, subject, column.type, expression.comparison);
    }
    case 'relationship': {
      const { columnPairs, target } = relationshipNamed(on.table, expression.relationship);
      const other = context.beside(on, target);
      return { kind: 'related', columnPairs, target: other.table, where: translate(context, other, expression.where) };
    }
    case 'scalar-computed-field': {
      const field = computedFieldNamed(on.table, expression.computedField);
      if (field.returns.kind !== 'scalar') throw new Error(`computed field ${field.name} is no scalar`);
      const subject: Subject = {
        kind: 'computed-field',
        call: computedFieldCall(field, undefined, '$'),
        visibleIf: null,
      };
      return comparison(context, subject, field.returns.type, expression.comparison);
    }
    case 'table-computed-field': {
      const field = computedFieldNamed(on.table, expression.computedField);
      if (field.returns.kind !== 'table') throw new Error(`computed field ${field.name} is no table`);
      const other = context.beside(on, field.returns.table);
      const call = computedFieldCall(field, undefined, '$');
      return { kind: 'computed-rows', call, where: translate(context, other, expression.where) };
    }
    case 'relationship-aggregate':
      return aggregate(context, on, expression);
  }
}

function aggregate(
  context: PlanContext,
  on: RoleTable,
  expression: Extract<BooleanExpression, { kind: 'relationship-aggregate' }>,
): Condition {
  const { columnPairs, target } = relationshipNamed(on.table, expression.relationship);
  const other = context.beside(on, target);
  const { function: name, columns, isDistinct, filter, predicate } = expression.aggregate;
  const type = name === 'count' ? integerType : booleanType;
  return {
    kind: 'aggregate',
    columnPairs,
    target: other.table,
    function: name,
    columns: columns.map((column) => ({
      kind: 'column',
      column: columnNamed(other.table, column),
      visibleIf: null,
    })),
    isDistinct,
    where: filter === null ? holdsAlways : translate(context, other, filter),
    predicate: {
      kind: 'and',
      conditions: predicate.map((item) => comparison(context, { kind: 'aggregate' }, type, item)),
    },
  };
}

const integerType: PostgresType = {
  schema: 'pg_catalog',
  name: 'int4',
  oid: 23,
  kind: 'base',
  element: null,
  domain: null,
};
const booleanType: PostgresType = { ...integerType, name: 'bool', oid: 16 };
const textType: PostgresType = { ...integerType, name: 'text', oid: 25 };

function comparison(context: PlanContext, subject: Subject, type: PostgresType, item: Comparison): Condition {
  switch (item.kind) {
    case 'is-null': {
      const { isNull } = item;
      if (typeof isNull === 'boolean') return { kind: 'is-null', subject, isNull };
      return { kind: 'is-null', subject, isNull: context.sessionVariable(isNull.name, builtInType('bool')) };
    }
    case 'cast': {
      const cast: Subject = { kind: 'cast', subject, type: textType };
      const conditions = item.comparisons.map((inner) => comparison(context, cast, textType, inner));
      return { kind: 'and', conditions };
    }
    case 'operator': {
      const { operator } = item;
      const operand = translateOperand(context, type, operator, item.operand);
      // Unlike in requests, null stands in permissions for itself: it equals null.
      const isNull = operand.kind === 'inline' && operand.text === null;
      if (isNull && operator === 'eq') return { kind: 'is-null', subject, isNull: true };
      if (isNull && operator === 'neq') return { kind: 'is-null', subject, isNull: false };
      return { kind: 'comparison', subject, operator, operand };
    }
  }
}

function translateOperand(
  context: PlanContext,
  type: PostgresType,
  operator: ComparisonOperator,
  operand: PermissionOperand,
): Operand {
  switch (operand.kind) {
    case 'column':
      return operand;
    case 'session-variable':
      return { kind: 'parameter', parameter: context.sessionVariable(operand.name, operandType(type, operator)) };
    case 'list':
      return { kind: 'list', items: operand.items.map((item) => translateOperand(context, type, 'eq', item)) };
    case 'literal': {
      const isList = takesList(operator);
      const valueType = isKeyOperator(operator) ? textType : typeForOperator(type, operator);
      const text = literalText(operand.value, valueType, isList);
      return { kind: 'inline', text, type: operandType(type, operator) };
    }
  }
}

function literalText(value: Json, type: PostgresType, isList: boolean): string | null {
  const typeName = type.name;
  return encodeValue(value, { kind: 'column', type, typeName, enumValues: null, isNullable: !isList, isList }, '$');
}

/** The type that an operator's right side has, where the left one is of `type`. */
export function operandType(type: PostgresType, operator: ComparisonOperator): SqlTypeName {
  const one = isKeyOperator(operator) ? builtInType('text') : sqlType(typeForOperator(type, operator));
  return takesList(operator) ? arrayOf(one) : one;
}

function typeForOperator(type: PostgresType, operator: ComparisonOperator): PostgresType {
  if (operator === 'matches' || operator === 'matches_any') return { ...type, name: 'lquery' };
  return operator === 'matches_fulltext' ? { ...type, name: 'ltxtquery' } : type;
}

function isKeyOperator(operator: ComparisonOperator): boolean {
  return operator === 'has_key' || operator === 'has_keys_any' || operator === 'has_keys_all';
}

const listOperators: ReadonlySet<ComparisonOperator> = new Set([
  'in',
  'nin',
  'has_keys_any',
  'has_keys_all',
  'ancestor_any',
  'descendant_any',
  'matches_any',
]);

function takesList(operator: ComparisonOperator): boolean {
  return listOperators.has(operator);
}

function columnNamed(table: Table, name: string): Column {
  const column = table.columns.get(name);
  if (column === undefined) throw new Error(`no column ${name} in table ${table.key}`);
  return column;
}

function relationshipNamed(table: Table, name: string): Relationship {
  const relationship = table.relationships.get(name);
  if (relationship === undefined) throw new Error(`no relationship ${name} of table ${table.key}`);
  return relationship;
}

function computedFieldNamed(table: Table, name: string): ComputedField {
  const field = table.computedFields.get(name);
  if (field === undefined) throw new Error(`no computed field ${name} of table ${table.key}`);
  return field;
}
