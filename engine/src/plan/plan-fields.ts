import type { PostgresType } from '../catalog/catalog.ts';
import type { Input } from '../request/input.ts';
import type { SelectedField } from '../request/selected-field.ts';
import { meaningOfField } from '../schema/meaning.ts';
import type { Column, FieldMeaning, RoleTable } from '../schema/meaning.ts';
import { both } from './condition.ts';
import { computedFieldCall } from './function-call.ts';
import { parseJsonPath } from './json-path.ts';
import { checkDistinctOn, orderItems } from './order-items.ts';
import { columnSubject, permissionCondition } from './permission-condition.ts';
import { argumentOf, argumentParameter } from './plan-context.ts';
import type { PlanContext } from './plan-context.ts';
import type { Parameter } from './parameter.ts';
import type { AggregateField, AggregateValue, Field, Presentation, Rows, RowSource } from './selection.ts';
import { chosenColumns, selectFilter, whereCondition } from './where-condition.ts';

/** The selected fields of a row of `on`. */
export function planFields(
  context: PlanContext,
  on: RoleTable,
  selections: readonly SelectedField[],
): readonly Field[] {
  return selections.map((field) => planField(context, on, field));
}

/** Which rows a field asks for by its arguments `where`, `order_by`, `limit`, `offset` and `distinct_on`. */
export function planRows(context: PlanContext, on: RoleTable, source: RowSource, field: SelectedField): Rows {
  const { naming } = on.source;
  const distinctOn = chosenColumns(context, on, argumentOf(field, naming, 'distinct_on'));
  const orderBy = orderItems(context, on, argumentOf(field, naming, 'order_by'));
  checkDistinctOn(distinctOn, orderBy, field.path);
  return {
    source,
    where: both(selectFilter(context, on), whereCondition(context, on, argumentOf(field, naming, 'where'))),
    distinctOn,
    orderBy,
    limit: valueParameter(argumentOf(field, naming, 'limit')),
    permittedLimit: on.permissions.select?.limit ?? null,
    offset: valueParameter(argumentOf(field, naming, 'offset')),
  };
}

/** All rows of a table that the role may see. */
export function allRows(context: PlanContext, on: RoleTable, source: RowSource): Rows {
  const where = selectFilter(context, on);
  return { source, where, distinctOn: [], orderBy: [], limit: null, permittedLimit: null, offset: null };
}

/** The selected fields of an aggregate over rows of `on`. */
export function planAggregateFields(
  context: PlanContext,
  on: RoleTable,
  selections: readonly SelectedField[],
): readonly AggregateField[] {
  return selections.map((field): AggregateField => {
    const { responseName: alias } = field;
    const meaning = meaningOf(field);
    if (meaning?.kind === 'nodes') return { kind: 'nodes', alias, fields: planFields(context, on, field.selections) };
    if (meaning?.kind !== 'aggregate') return { kind: 'constant', alias, text: field.parentType.name };
    return { kind: 'aggregate', alias, values: field.selections.map((value) => planValue(context, on, value)) };
  });
}

/** A value of the request as a parameter; null when it was left out. */
export function valueParameter(input: Input | undefined): Parameter | null {
  return input?.kind === 'value' ? argumentParameter(input.value) : null;
}

/** What a field means; null for `__typename`. */
export function meaningOf({ definition }: SelectedField): FieldMeaning | null {
  return definition === null ? null : meaningOfField(definition);
}

function planField(context: PlanContext, on: RoleTable, field: SelectedField): Field {
  const alias = field.responseName;
  const meaning = meaningOf(field);
  switch (meaning?.kind) {
    case 'column':
      return planColumn(context, on, field, meaning.column);
    case 'object-relationship': {
      const { relationship, target } = meaning;
      const rows = allRows(context, target, { kind: 'table', table: target.table });
      const fields = planFields(context, target, field.selections);
      return { kind: 'rows', alias, columnPairs: relationship.columnPairs, isSingle: true, rows, fields };
    }
    case 'array-relationship': {
      const { relationship, target } = meaning;
      const rows = planRows(context, target, { kind: 'table', table: target.table }, field);
      const fields = planFields(context, target, field.selections);
      return { kind: 'rows', alias, columnPairs: relationship.columnPairs, isSingle: false, rows, fields };
    }
    case 'relationship-aggregate': {
      const { relationship, target } = meaning;
      const rows = planRows(context, target, { kind: 'table', table: target.table }, field);
      const fields = planAggregateFields(context, target, field.selections);
      return { kind: 'aggregate-rows', alias, columnPairs: relationship.columnPairs, rows, fields };
    }
    case 'computed-field':
      return planComputedField(context, on, field, meaning);
    default:
      return { kind: 'constant', alias, text: field.parentType.name };
  }
}

function planColumn(context: PlanContext, on: RoleTable, field: SelectedField, column: Column): Field {
  const { visibleIf } = columnSubject(context, on, column);
  const jsonPath = jsonPathOf(field);
  const alias = field.responseName;
  return { kind: 'column', alias, column, visibleIf, jsonPath, presentation: presentationOf(context, on, column) };
}

function planComputedField(
  context: PlanContext,
  on: RoleTable,
  field: SelectedField,
  { computedField, target }: Extract<FieldMeaning, { kind: 'computed-field' }>,
): Field {
  const alias = field.responseName;
  const call = computedFieldCall(computedField, field.arguments.get('args'), field.path);
  if (computedField.returns.kind === 'scalar' || target === null) {
    const visible = on.permissions.select?.computedFields.get(computedField.name) ?? null;
    const visibleIf = visible === null ? null : permissionCondition(context, on, visible);
    const { returns } = computedField;
    const presentation = returns.kind === 'scalar' ? typePresentation(context, returns.type) : plain;
    return { kind: 'scalar-computed-field', alias, call, visibleIf, jsonPath: jsonPathOf(field), presentation };
  }
  const source: RowSource = { kind: 'function', call, table: target.table };
  const fields = planFields(context, target, field.selections);
  const rows = planRows(context, target, source, field);
  return { kind: 'rows', alias, columnPairs: [], isSingle: !computedField.returns.isSet, rows, fields };
}

function jsonPathOf(field: SelectedField): readonly string[] {
  const input = field.arguments.get('path');
  return input?.kind === 'scalar' && typeof input.value === 'string' ? parseJsonPath(input.value, field.path) : [];
}

const plain: Presentation = { kind: 'plain' };
const bigNumbers: ReadonlySet<string> = new Set(['int8', 'numeric', 'float8']);

function presentationOf(context: PlanContext, on: RoleTable, column: Column): Presentation {
  if (column.enumTable !== null && on.source.naming.convention === 'graphql-default') return { kind: 'upper-case' };
  return typePresentation(context, column.type);
}

/** How values of a type appear in the answer. */
export function typePresentation(context: PlanContext, type: PostgresType): Presentation {
  return context.options.stringifiesNumbers && bigNumbers.has(type.name) ? { kind: 'text' } : plain;
}

function planValue(context: PlanContext, on: RoleTable, field: SelectedField): AggregateValue {
  const { responseName: alias } = field;
  const meaning = meaningOf(field);
  if (meaning?.kind === 'count') {
    const distinct = field.arguments.get('distinct');
    const isDistinct = distinct?.kind === 'scalar' && distinct.value === true;
    const columns = chosenColumns(context, on, field.arguments.get('columns'));
    return { kind: 'count', alias, columns, isDistinct };
  }
  if (meaning?.kind !== 'aggregate-operator') return { kind: 'constant', alias, text: field.parentType.name };
  const { operator } = meaning;
  const columns = field.selections.map((selected) => {
    const inner = meaningOf(selected);
    const name = selected.responseName;
    if (inner?.kind !== 'column') return { kind: 'constant', alias: name, text: selected.parentType.name } as const;
    const presentation = presentationOf(context, on, inner.column);
    return { kind: 'column', alias: name, subject: columnSubject(context, on, inner.column), presentation } as const;
  });
  return { kind: 'operator', alias, operator, columns };
}
