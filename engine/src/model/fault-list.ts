import { HasuraError } from '../metadata/hasura-error.ts';
import type { Json, JsonObject } from '../metadata/json.ts';
import { displayName, type QualifiedName } from '../metadata/qualified-name.ts';
import type { StoredQuery } from '../metadata/query-collection.ts';
import type { Inconsistency } from './model.ts';
import { describeReference, type PermissionOperation } from './object-reference.ts';

/** Collects what doesn't fit while a model is built. */
export class FaultList {
  readonly #faults: Inconsistency[] = [];

  get all(): readonly Inconsistency[] {
    return this.#faults;
  }

  add(fault: Inconsistency): void {
    this.#faults.push(fault);
  }

  /** The value of `build`, or undefined with the object set aside when it throws a HasuraError. */
  guard<Value>(object: MetadataObject, build: () => Value): Value | undefined {
    try {
      return build();
    } catch (error) {
      if (!(error instanceof HasuraError)) throw error;
      this.add({ ...object, reason: `Inconsistent object: ${error.message}` });
      return undefined;
    }
  }
}

/** The words by which an object of the metadata is listed. */
export type MetadataObject = Pick<Inconsistency, 'type' | 'name' | 'definition' | 'object'>;

export function sourceObject(source: string): MetadataObject {
  return { type: 'source', name: `source ${source}`, definition: source, object: { kind: 'source', source } };
}

export function tableObject(source: string, table: QualifiedName): MetadataObject {
  return {
    type: 'table',
    name: `table ${displayName(table)} in source ${source}`,
    definition: { name: table.name, schema: table.schema },
    object: { kind: 'table', source, table: { schema: table.schema, name: table.name } },
  };
}

export function functionObject(source: string, one: QualifiedName, definition: JsonObject): MetadataObject {
  return {
    type: 'function',
    name: `function ${displayName(one)} in source ${source}`,
    definition,
    object: { kind: 'function', source, function: one },
  };
}

export function endpointObject(name: string, definition: JsonObject): MetadataObject {
  return { type: 'endpoint', name: `endpoint ${name}`, definition, object: { kind: 'rest-endpoint', name } };
}

export function storedQueryObject(collection: string, definition: StoredQuery): MetadataObject {
  const object = { kind: 'stored-query', collection, query: definition.name } as const;
  return { type: 'query_collections', name: describeReference(object), definition: { ...definition }, object };
}

export function actionObject(action: string, definition: JsonObject): MetadataObject {
  return { type: 'action', name: `action ${action}`, definition, object: { kind: 'action', action } };
}

export function cronTriggerObject(name: string, definition: JsonObject): MetadataObject {
  return { type: 'cron_trigger', name: `cron_trigger ${name}`, definition, object: { kind: 'cron-trigger', name } };
}

export function eventTriggerObject(
  source: string,
  table: QualifiedName,
  name: string,
  definition: JsonObject,
): MetadataObject {
  return {
    type: 'event_trigger',
    name: `event_trigger ${name} in table ${displayName(table)} in source ${source}`,
    definition: { source, table: { name: table.name, schema: table.schema }, configuration: definition },
    object: { kind: 'event-trigger', source, table: { schema: table.schema, name: table.name }, name },
  };
}

export function customTypesObject(definition: JsonObject): MetadataObject {
  return { type: 'custom_types', name: 'custom types', definition, object: { kind: 'custom-types' } };
}

export interface TablePart {
  readonly type: 'object_relation' | 'array_relation' | 'computed_field' | `${PermissionOperation}_permission`;
  /** Of the relationship or computed field; of a permission the role. */
  readonly name: string;
  readonly definition: JsonObject;
}

/** A relationship, computed field or permission of a table. */
export function tablePartObject(source: string, table: QualifiedName, part: TablePart): MetadataObject {
  const base: Record<string, Json> = { comment: null, source, table: { name: table.name, schema: table.schema } };
  return {
    type: part.type,
    name: `${part.type} ${part.name} in table ${displayName(table)} in source ${source}`,
    definition: { ...base, ...part.definition },
    object: partReference(source, { schema: table.schema, name: table.name }, part),
  };
}

function partReference(source: string, table: QualifiedName, { type, name }: TablePart): MetadataObject['object'] {
  switch (type) {
    case 'object_relation':
    case 'array_relation':
      return { kind: 'relationship', source, table, name };
    case 'computed_field':
      return { kind: 'computed-field', source, table, name };
    case 'select_permission':
      return { kind: 'permission', source, table, role: name, operation: 'select' };
    case 'insert_permission':
      return { kind: 'permission', source, table, role: name, operation: 'insert' };
    case 'update_permission':
      return { kind: 'permission', source, table, role: name, operation: 'update' };
    case 'delete_permission':
      return { kind: 'permission', source, table, role: name, operation: 'delete' };
  }
}

/** Runs `build` with a context put before the message of a fault: `in table "author": ...`. */
export function inContext<Value>(context: string, build: () => Value): Value {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof HasuraError)) throw error;
    const { code, path, status, internal } = error;
    throw new HasuraError({ code, path, status, internal, message: `${context}: ${error.message}`, cause: error });
  }
}

/** ` because <reason>`, or all reasons as a list, as Hasura joins them. */
export function describeReasons(reasons: readonly string[]): string {
  const [only, ...others] = reasons;
  if (others.length === 0) return `because ${only ?? ''}`;
  return `for the following reasons:\n${reasons.map((reason) => `  • ${reason}\n`).join('')}`;
}
