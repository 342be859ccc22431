import type { CustomTypesMetadata } from '../metadata/custom-types-metadata.ts';
import { isJsonObject, type Json, type JsonObject } from '../metadata/json.ts';
import type { Metadata } from '../metadata/metadata.ts';

/** The metadata with a source under another name, in relationships of action types and of other sources' tables too. */
export function renameSource(metadata: Metadata, name: string, newName: string): Metadata {
  const renamed = (one: string): string => (one === name ? newName : one);
  return {
    ...metadata,
    custom_types: renameInTypes(metadata.custom_types, renamed),
    sources: metadata.sources.map((source) => ({
      ...source,
      name: renamed(source.name),
      tables: source.tables.map((table) => ({
        ...table,
        remote_relationships: table.remote_relationships.map((one) => renameInRelationship(one, renamed)),
      })),
    })),
  };
}

function renameInTypes(types: CustomTypesMetadata, renamed: (name: string) => string): CustomTypesMetadata {
  return {
    ...types,
    objects: types.objects.map((type) => ({
      ...type,
      relationships: type.relationships.map((one) => ({ ...one, source: renamed(one.source) })),
    })),
  };
}

/** Remote relationships are kept as they came: `{definition: {to_source: {source, …}}}`. */
function renameInRelationship(relationship: JsonObject, renamed: (name: string) => string): JsonObject {
  const { definition } = relationship;
  const target = isJsonObject(definition) ? definition['to_source'] : undefined;
  if (!isJsonObject(definition) || !isJsonObject(target)) return relationship;
  return {
    ...relationship,
    definition: { ...definition, to_source: { ...target, source: renamedText(target['source'], renamed) } },
  };
}

function renamedText(name: Json | undefined, renamed: (name: string) => string): Json {
  return typeof name === 'string' ? renamed(name) : (name ?? null);
}
