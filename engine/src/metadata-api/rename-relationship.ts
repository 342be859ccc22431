import type { Metadata } from '../metadata/metadata.ts';
import { qualifiedKey, type QualifiedName } from '../metadata/qualified-name.ts';
import type { Source } from '../model/model.ts';
import { editSource, editTable } from './edit-metadata.ts';
import { rewriteConditions } from './rewrite-conditions.ts';

/** Renames a relationship where it is defined and in every condition that walks along it. */
export function renameRelationshipEverywhere(
  metadata: Metadata,
  model: Source,
  table: QualifiedName,
  { from, to }: { readonly from: string; readonly to: string },
): Metadata {
  const key = qualifiedKey(table);
  const edit = <One extends { readonly name: string }>(one: One): One =>
    one.name === from ? { ...one, name: to } : one;
  const renamed = editTable(metadata, model.name, table, (one) => ({
    ...one,
    object_relationships: one.object_relationships.map(edit),
    array_relationships: one.array_relationships.map(edit),
  }));
  return editSource(renamed, model.name, (source) =>
    rewriteConditions(source, model, (owner, field) => {
      if (qualifiedKey(owner) !== key) return field;
      if (field === `${from}_aggregate`) return `${to}_aggregate`;
      return field === from ? to : field;
    }),
  );
}
