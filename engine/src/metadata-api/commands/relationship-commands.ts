import type { JsonPlace } from '../../metadata/json-place.ts';
import { displayName, type QualifiedName } from '../../metadata/qualified-name.ts';
import {
  readArrayRelationshipUsing,
  readObjectRelationshipUsing,
  readQualifiedName,
  readRelationship,
} from '../../metadata/read-table-metadata.ts';
import type { TableMetadata } from '../../metadata/table-metadata.ts';
import { alreadyExists, notExists, sourceOf, success, type Command } from '../command.ts';
import type { Draft } from '../draft.ts';
import { dropObjects } from '../drop-dependents.ts';
import { editTable } from '../edit-metadata.ts';
import { renameRelationshipEverywhere } from '../rename-relationship.ts';

const createObjectRelationship: Command = async ({ args, draft }) => {
  const relationship = readRelationship(args, readObjectRelationshipUsing);
  await add(args, draft, relationship.name, (table) => ({
    ...table,
    object_relationships: [...table.object_relationships, relationship],
  }));
  return success;
};

const createArrayRelationship: Command = async ({ args, draft }) => {
  const relationship = readRelationship(args, readArrayRelationshipUsing);
  await add(args, draft, relationship.name, (table) => ({
    ...table,
    array_relationships: [...table.array_relationships, relationship],
  }));
  return success;
};

async function add(
  args: JsonPlace,
  draft: Draft,
  name: string,
  edit: (table: TableMetadata) => TableMetadata,
): Promise<void> {
  const source = sourceOf(args);
  const table = readQualifiedName(args.key('table'));
  refuseTaken(draft, source, table, name);
  const metadata = editTable(draft.metadata, source, table, edit);
  await draft.change(metadata, { object: { kind: 'relationship', source, table, name }, refresh: new Set([source]) });
}

/** A relationship can't have the name of a column or of another field made of metadata. */
function refuseTaken(draft: Draft, source: string, table: QualifiedName, name: string): void {
  const { object_relationships, array_relationships, computed_fields } = draft.table(source, table);
  const taken = [...object_relationships, ...array_relationships, ...computed_fields];
  const columns = draft.modelTable(source, table)?.columns;
  if (columns?.has(name) === true || taken.some((one) => one.name === name)) {
    throw alreadyExists(`field with name "${name}" already exists in table "${displayName(table)}"`);
  }
}

const dropRelationship: Command = async ({ args, draft }) => {
  const { source, table, name } = existing(args, draft);
  await dropObjects(
    draft,
    [{ kind: 'relationship', source, table, name }],
    args.optional('cascade')?.boolean() ?? false,
  );
  return success;
};

const renameRelationship: Command = async ({ args, draft }) => {
  const { source, table, name } = existing(args, draft, 'name');
  const newName = args.key('new_name').nonEmptyString();
  refuseTaken(draft, source, table, newName);
  const model = draft.modelSource(source);
  await draft.change(
    model === undefined
      ? draft.metadata
      : renameRelationshipEverywhere(draft.metadata, model, table, { from: name, to: newName }),
  );
  return success;
};

const setRelationshipComment: Command = async ({ args, draft }) => {
  const { source, table, name } = existing(args, draft, 'name');
  const comment = args.optional('comment')?.string() ?? null;
  const edit = <One extends { readonly name: string }>(one: One): One =>
    one.name === name ? { ...one, comment } : one;
  await draft.change(
    editTable(draft.metadata, source, table, (one) => ({
      ...one,
      object_relationships: one.object_relationships.map(edit),
      array_relationships: one.array_relationships.map(edit),
    })),
  );
  return success;
};

function existing(
  args: JsonPlace,
  draft: Draft,
  key = 'relationship',
): { readonly source: string; readonly table: QualifiedName; readonly name: string } {
  const source = sourceOf(args);
  const table = readQualifiedName(args.key('table'));
  const name = args.key(key).nonEmptyString();
  const { object_relationships, array_relationships } = draft.table(source, table);
  if (![...object_relationships, ...array_relationships].some((one) => one.name === name)) {
    throw notExists(`relationship "${name}" does not exist`, `$.args.${key}`);
  }
  return { source, table, name };
}

export const relationshipCommands: Readonly<Record<string, Command>> = {
  create_object_relationship: createObjectRelationship,
  create_array_relationship: createArrayRelationship,
  drop_relationship: dropRelationship,
  rename_relationship: renameRelationship,
  set_relationship_comment: setRelationshipComment,
};
