import { HasuraError } from '../metadata/hasura-error.ts';
import { displayName, qualifiedKey } from '../metadata/qualified-name.ts';
import type { BooleanExpression, Comparison, Operand } from '../model/boolean-expression.ts';
import type { Source, Table } from '../model/model.ts';
import { describeReference, type PermissionOperation } from '../model/object-reference.ts';
import type { Preset, TablePermissions } from '../model/table-permissions.ts';
import type { SchemaChange } from './follow-schema-change.ts';

/**
 * A column's type can't change while a permission compares it with a fixed value or presets one: the value was meant
 * for the old type.
 *
 * @throws HasuraError dependency-error naming those permissions
 */
export function checkColumnTypes(model: Source, { before, after }: Pick<SchemaChange, 'before' | 'after'>): void {
  for (const [key, table] of before.tables) {
    const now = [...after.tables.values()].find(({ oid }) => oid === table.oid);
    if (now === undefined || !model.tables.has(key)) continue;
    for (const column of table.columns) {
      const changed = now.columns.find(({ position }) => position === column.position);
      if (changed === undefined || changed.type.oid === column.type.oid) continue;
      refuseFixedValues(model, key, column.name);
    }
  }
}

function refuseFixedValues(model: Source, key: string, column: string): void {
  const target = model.tables.get(key);
  if (target === undefined) return;
  const dependents = [...model.tables.values()].flatMap((table) => dependentPermissions(table, key, column, model));
  if (dependents.length === 0) return;
  throw new HasuraError({
    code: 'dependency-error',
    message:
      `cannot change type of column "${column}" in table "${displayName(target)}" because of the following ` +
      `dependencies: ${dependents.sort().join(', ')}`,
    path: '$.args',
  });
}

function dependentPermissions(table: Table, key: string, column: string, model: Source): readonly string[] {
  const operations: readonly PermissionOperation[] = ['insert', 'select', 'update', 'delete'];
  return [...table.permissions].flatMap(([role, permissions]) =>
    operations
      .filter((operation) => usesFixedValue(permissions, operation, { table, key, column, model }))
      .map((operation) => describeReference({ kind: 'permission', source: model.name, table, role, operation })),
  );
}

interface Place {
  readonly table: Table;
  readonly key: string;
  readonly column: string;
  readonly model: Source;
}

function usesFixedValue(permissions: TablePermissions, operation: PermissionOperation, place: Place): boolean {
  const { select, insert, update, delete: remove } = permissions;
  switch (operation) {
    case 'select':
      return select !== null && compares(select.filter, place);
    case 'insert':
      return insert !== null && (compares(insert.check, place) || presets(insert.presets, place));
    case 'update':
      if (update === null) return false;
      if (presets(update.presets, place) || compares(update.filter, place)) return true;
      return update.check !== null && compares(update.check, place);
    case 'delete':
      return remove !== null && compares(remove.filter, place);
  }
}

function presets(values: ReadonlyMap<string, Preset>, { table, key, column }: Place): boolean {
  return qualifiedKey(table) === key && values.get(column)?.kind === 'literal';
}

function compares(expression: BooleanExpression, place: Place): boolean {
  const inner = (where: BooleanExpression, target: string | undefined): boolean => {
    const table = target === undefined ? undefined : place.model.tables.get(target);
    return table !== undefined && compares(where, { ...place, table });
  };
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.expressions.some((one) => compares(one, place));
    case 'not':
      return compares(expression.expression, place);
    case 'exists':
      return inner(expression.where, expression.table);
    case 'column':
      return place.table.key === place.key && expression.column === place.column && isFixed(expression.comparison);
    case 'relationship':
      return inner(expression.where, place.table.relationships.get(expression.relationship)?.target);
    case 'table-computed-field': {
      const returned = place.table.computedFields.get(expression.computedField)?.returns;
      return inner(expression.where, returned?.kind === 'table' ? returned.table : undefined);
    }
    case 'relationship-aggregate': {
      const { filter } = expression.aggregate;
      return filter !== null && inner(filter, place.table.relationships.get(expression.relationship)?.target);
    }
    case 'scalar-computed-field':
      return false;
  }
}

function isFixed(comparison: Comparison): boolean {
  if (comparison.kind !== 'operator') return false;
  return isFixedOperand(comparison.operand);
}

function isFixedOperand(operand: Operand): boolean {
  return operand.kind === 'literal' || (operand.kind === 'list' && operand.items.some(isFixedOperand));
}
