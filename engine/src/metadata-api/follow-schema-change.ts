import type { Catalog } from '../catalog/catalog.ts';
import type { EnumRow } from '../catalog/read-enum-values.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { Metadata, SourceMetadata } from '../metadata/metadata.ts';
import { displayName, qualifiedKey } from '../metadata/qualified-name.ts';
import type { Inconsistency, Source } from '../model/model.ts';
import { describeReference, type ObjectReference } from '../model/object-reference.ts';
import { checkColumnTypes } from './check-column-types.ts';
import { inconsistencyFault, newInconsistencies, type Draft } from './draft.ts';
import { dependencyFault } from './drop-dependents.ts';
import { editSource } from './edit-metadata.ts';
import { withModel, type EngineState } from './engine-state.ts';
import { removeObject } from './remove-object.ts';
import { renameInMetadata } from './rename-in-metadata.ts';

/** The schema of a source before and after some SQL. */
export interface SchemaChange {
  readonly source: string;
  readonly before: Catalog;
  readonly after: Catalog;
  /** Whether what depends on dropped objects goes with them. */
  readonly cascades: boolean;
  readonly readEnumRows: (metadata: Metadata) => Promise<ReadonlyMap<string, readonly EnumRow[] | string>>;
}

/**
 * Makes the metadata follow a changed schema: renamed tables and columns are renamed, dropped ones taken out, and what
 * depended on them goes with `cascades` and is a fault without.
 *
 * @throws HasuraError that must undo the change of the schema
 */
export async function followSchemaChange(draft: Draft, change: SchemaChange): Promise<void> {
  const model = draft.modelSource(change.source);
  if (model === undefined) return;
  checkComputedFieldFunctions(model, draft.source(change.source), change);
  const renamed = renameInMetadata(draft.metadata, model, change);
  const reduced = dropVanished(renamed, change);
  checkColumnTypes(model, change);
  draft.replaceState(await settle(draft.state, reduced, change, draft));
}

/** Tables and functions that are gone leave the metadata with everything that hangs on them. */
function dropVanished(metadata: Metadata, { source, before, after }: SchemaChange): Metadata {
  return editSource(metadata, source, (one) => ({
    ...one,
    tables: one.tables.filter(
      ({ table }) => !before.tables.has(qualifiedKey(table)) || after.tables.has(qualifiedKey(table)),
    ),
    functions: one.functions.filter(
      ({ function: name }) => !before.functions.has(qualifiedKey(name)) || after.functions.has(qualifiedKey(name)),
    ),
  }));
}

async function settle(
  state: EngineState,
  metadata: Metadata,
  change: SchemaChange,
  draft: Draft,
): Promise<EngineState> {
  const enumRows = await change.readEnumRows(metadata);
  const inputs = new Map(state.inputs).set(change.source, { kind: 'reachable', catalog: change.after, enumRows });
  const next = withModel({ ...state, metadata, inputs }, draft.tools.options);
  const added = newInconsistencies(state.model.inconsistencies, next.model.inconsistencies);
  if (added.length === 0) return next;
  if (!added.every(isDependent)) throw inconsistencyFault(added);
  if (!change.cascades) throw dependencyFault(added);
  const reduced = added.reduce((rest, { object }) => removeObject(rest, object), metadata);
  return settle(state, reduced, change, draft);
}

/** Whether the object stopped to fit because something it needs is gone, rather than by a conflict of names. */
function isDependent({ object, reason }: Inconsistency): boolean {
  const kinds: readonly ObjectReference['kind'][] = [
    'relationship',
    'computed-field',
    'permission',
    'function',
    'event-trigger',
    'custom-types',
    'action',
  ];
  return kinds.includes(object.kind) && !reason.includes('conflicts with');
}

/** Functions of computed fields may be redefined; dropped, overloaded or made volatile they break the field. */
function checkComputedFieldFunctions(
  model: Source,
  metadata: SourceMetadata,
  { source, before, after, cascades }: SchemaChange,
): void {
  for (const { table, computed_fields: fields } of metadata.tables) {
    if (!model.tables.has(qualifiedKey(table)) || !after.tables.has(qualifiedKey(table))) continue;
    for (const { name, definition } of fields) {
      const key = qualifiedKey(definition.function);
      const [old] = before.functions.get(key) ?? [];
      const now = after.functions.get(key) ?? [];
      if (old === undefined) continue;
      const same = now.find(({ oid }) => oid === old.oid);
      const called = displayName(definition.function);
      const field: ObjectReference = { kind: 'computed-field', source, table, name };
      if (same === undefined && !cascades) throw droppedFault(field);
      if (same === undefined) continue;
      if (now.length > 1) {
        throw unsupported(
          `The function "${called}" associated with computed field"${name}" of table "${displayName(table)}" is being overloaded`,
        );
      }
      if (same.volatility === 'volatile' && old.volatility !== 'volatile') {
        throw unsupported(
          `The type of function "${called}" associated with computed field "${name}" of table "${displayName(table)}" is being altered to "VOLATILE"`,
        );
      }
    }
  }
}

function droppedFault(field: ObjectReference): HasuraError {
  const message = `cannot drop due to the following dependent objects: ${describeReference(field)}`;
  return new HasuraError({ code: 'dependency-error', message, path: '$.args' });
}

function unsupported(message: string): HasuraError {
  return new HasuraError({ code: 'not-supported', message, path: '$.args' });
}
