import { HasuraError } from '../metadata/hasura-error.ts';
import type { Json, JsonObject } from '../metadata/json.ts';
import type {
  DeletePermissionMetadata,
  InsertPermissionMetadata,
  PermissionColumns,
  SelectPermissionMetadata,
  UpdatePermissionMetadata,
} from '../metadata/table-metadata.ts';
import { displayName } from '../metadata/qualified-name.ts';
import { parseBooleanExpression } from './parse-boolean-expression.ts';
import type { BooleanExpression } from './boolean-expression.ts';
import { sessionVariableName } from './session-variable-name.ts';
import type { Table } from './table.ts';
import type {
  DeletePermission,
  InsertPermission,
  Preset,
  SelectPermission,
  UpdatePermission,
} from './table-permissions.ts';

/** The table a permission is for, among the tables its conditions may speak of. */
export interface PermissionContext {
  readonly table: Table;
  readonly tables: ReadonlyMap<string, Table>;
}

/** @throws HasuraError when a column, computed field or condition doesn't fit; so do the others of this file */
export function buildSelectPermission(
  permission: SelectPermissionMetadata,
  context: PermissionContext,
): SelectPermission {
  const { table } = context;
  return {
    columns: new Map(namedColumns(permission.columns, table).map((column) => [column, null])),
    computedFields: new Map(
      permission.computed_fields.map((name) => [requiredScalarComputedField(name, context), null]),
    ),
    filter: condition(permission.filter, 'filter', context),
    limit: permission.limit,
    allowsAggregations: permission.allow_aggregations,
    queryRootFields: permission.query_root_fields === null ? null : new Set(permission.query_root_fields),
    subscriptionRootFields:
      permission.subscription_root_fields === null ? null : new Set(permission.subscription_root_fields),
  };
}

export function buildInsertPermission(
  permission: InsertPermissionMetadata,
  context: PermissionContext,
): InsertPermission {
  const presets = buildPresets(permission.set, context.table);
  return {
    columns: writableColumns(permission.columns ?? '*', context.table, presets),
    check: condition(permission.check, 'check', context),
    presets,
    isBackendOnly: permission.backend_only,
  };
}

export function buildUpdatePermission(
  permission: UpdatePermissionMetadata,
  context: PermissionContext,
): UpdatePermission {
  const presets = buildPresets(permission.set, context.table);
  return {
    columns: writableColumns(permission.columns, context.table, presets),
    filter: condition(permission.filter, 'filter', context),
    check: permission.check === null ? null : condition(permission.check, 'check', context),
    presets,
    isBackendOnly: permission.backend_only,
  };
}

export function buildDeletePermission(
  permission: DeletePermissionMetadata,
  context: PermissionContext,
): DeletePermission {
  return { filter: condition(permission.filter, 'filter', context), isBackendOnly: permission.backend_only };
}

function condition(json: JsonObject, key: string, { table, tables }: PermissionContext): BooleanExpression {
  return parseBooleanExpression(json, { table, root: table, tables, path: `$.args.permission.${key}` });
}

function namedColumns(columns: PermissionColumns, table: Table): readonly string[] {
  if (columns === '*') return [...table.columns.keys()];
  for (const column of columns) requireColumn(column, table);
  return columns;
}

function writableColumns(
  columns: PermissionColumns,
  table: Table,
  presets: ReadonlyMap<string, Preset>,
): ReadonlySet<string> {
  return new Set(namedColumns(columns, table).filter((column) => !presets.has(column)));
}

function requireColumn(column: string, table: Table): void {
  if (table.columns.has(column)) return;
  if (table.relationships.has(column)) {
    const message = `expecting a database column; but, "${column}" is a relationship; permissions on relationships are not allowed`;
    throw new HasuraError({ code: 'unexpected-payload', message });
  }
  throw new HasuraError({ code: 'not-exists', message: `column "${column}" does not exist` });
}

function requiredScalarComputedField(name: string, { table, tables }: PermissionContext): string {
  const field = table.computedFields.get(name);
  if (field === undefined) {
    throw new HasuraError({ code: 'not-exists', message: `computed field "${name}" does not exist` });
  }
  if (field.returns.kind === 'table') {
    const target = tables.get(field.returns.table) ?? table;
    const message =
      `select permissions on computed field "${name}" are auto-derived from the permissions on its returning table ` +
      `"${displayName(target)}" and cannot be specified manually`;
    throw new HasuraError({ code: 'invalid-params', message });
  }
  return name;
}

function buildPresets(set: Readonly<Record<string, Json>>, table: Table): ReadonlyMap<string, Preset> {
  return new Map(
    Object.entries(set).map(([column, value]) => {
      requireColumn(column, table);
      return [column, buildPreset(value)];
    }),
  );
}

function buildPreset(value: Json): Preset {
  const name = sessionVariableName(value);
  return name === null ? { kind: 'literal', value } : { kind: 'session-variable', name };
}
