import { isJsonObject, type Json, type JsonObject } from '../metadata/json.ts';
import type { SourceMetadata } from '../metadata/metadata.ts';
import { qualifiedKey, type QualifiedName } from '../metadata/qualified-name.ts';
import type { TableMetadata } from '../metadata/table-metadata.ts';
import type { Source, Table } from '../model/model.ts';

/** Says what becomes of a field's name in a condition about the rows of a table. */
export type RenameField = (table: QualifiedName, field: string) => string;

/** The permissions of a source with field names in their conditions changed, wherever relationships lead. */
export function rewriteConditions(metadata: SourceMetadata, model: Source, rename: RenameField): SourceMetadata {
  return { ...metadata, tables: metadata.tables.map((table) => rewriteTable(table, model, rename)) };
}

function rewriteTable(metadata: TableMetadata, model: Source, rename: RenameField): TableMetadata {
  const table = model.tables.get(qualifiedKey(metadata.table));
  if (table === undefined) return metadata;
  const rewrite = (condition: JsonObject) => rewriteCondition(condition, { table, root: table, model, rename });
  return {
    ...metadata,
    select_permissions: metadata.select_permissions.map((one) => ({
      ...one,
      permission: { ...one.permission, filter: rewrite(one.permission.filter) },
    })),
    insert_permissions: metadata.insert_permissions.map((one) => ({
      ...one,
      permission: { ...one.permission, check: rewrite(one.permission.check) },
    })),
    update_permissions: metadata.update_permissions.map((one) => ({
      ...one,
      permission: {
        ...one.permission,
        filter: rewrite(one.permission.filter),
        check: one.permission.check === null ? null : rewrite(one.permission.check),
      },
    })),
    delete_permissions: metadata.delete_permissions.map((one) => ({
      ...one,
      permission: { ...one.permission, filter: rewrite(one.permission.filter) },
    })),
  };
}

interface Place {
  readonly table: Table;
  readonly root: Table;
  readonly model: Source;
  readonly rename: RenameField;
}

function rewriteCondition(condition: JsonObject, place: Place): JsonObject {
  return Object.fromEntries(
    Object.entries(condition).map(([key, value]): [string, Json] => {
      if (/^[$_](and|or)$/.test(key) && Array.isArray(value)) {
        return [key, (value as readonly Json[]).map((one) => (isJsonObject(one) ? rewriteCondition(one, place) : one))];
      }
      if (/^[$_]not$/.test(key) && isJsonObject(value)) return [key, rewriteCondition(value, place)];
      if (/^[$_]exists$/.test(key) && isJsonObject(value)) return [key, rewriteExists(value, place)];
      return [place.rename(place.table, key), rewriteField(key, value, place)];
    }),
  );
}

function rewriteExists(value: JsonObject, place: Place): JsonObject {
  const where = value['_where'];
  const named = value['_table'];
  const name: QualifiedName | undefined =
    typeof named === 'string'
      ? { schema: 'public', name: named }
      : isJsonObject(named) && typeof named['name'] === 'string'
        ? { schema: typeof named['schema'] === 'string' ? named['schema'] : 'public', name: named['name'] }
        : undefined;
  const table = name === undefined ? undefined : place.model.tables.get(qualifiedKey(name));
  if (table === undefined || !isJsonObject(where)) return value;
  return { ...value, _where: rewriteCondition(where, { ...place, table }) };
}

function rewriteField(key: string, value: Json, place: Place): Json {
  if (!isJsonObject(value)) return value;
  const relationship = place.table.relationships.get(key);
  const computed = place.table.computedFields.get(key)?.returns;
  const target = relationship?.target ?? (computed?.kind === 'table' ? computed.table : undefined);
  if (target !== undefined) {
    const table = place.model.tables.get(target);
    return table === undefined ? value : rewriteCondition(value, { ...place, table });
  }
  return place.table.columns.has(key) ? rewriteComparisons(value, place) : value;
}

/** `_ceq: "column"` and `_ceq: ["$", "column"]` also name columns. */
function rewriteComparisons(comparisons: JsonObject, { table, root, rename }: Place): JsonObject {
  return Object.fromEntries(
    Object.entries(comparisons).map(([operator, operand]): [string, Json] => {
      if (!/^[$_]c(eq|ne|neq|gt|lt|gte|lte)$/.test(operator)) return [operator, operand];
      if (typeof operand === 'string') return [operator, rename(table, operand)];
      if (!Array.isArray(operand)) return [operator, operand];
      const names = operand as readonly Json[];
      const owner = names[0] === '$' ? root : table;
      return [operator, names.map((name) => (typeof name === 'string' && name !== '$' ? rename(owner, name) : name))];
    }),
  );
}
