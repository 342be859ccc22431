import { parseType } from 'graphql';
import type {
  CustomTypesMetadata,
  EnumMetadata,
  InputObjectMetadata,
  ObjectMetadata,
  ScalarMetadata,
  TypeFieldMetadata,
  TypeRelationshipMetadata,
} from './custom-types-metadata.ts';
import type { JsonPlace } from './json-place.ts';
import { readList, readQualifiedName } from './read-table-metadata.ts';

export const noCustomTypes: CustomTypesMetadata = { input_objects: [], objects: [], scalars: [], enums: [] };

/** The metadata's `custom_types`. */
export function readCustomTypes(place: JsonPlace): CustomTypesMetadata {
  return {
    input_objects: readList(place.optional('input_objects'), readInputObject),
    objects: readList(place.optional('objects'), readObject),
    scalars: readList(place.optional('scalars'), readScalar),
    enums: readList(place.optional('enums'), readEnum),
  };
}

/** A name as GraphQL allows it. */
export function readName(place: JsonPlace): string {
  const name = place.string();
  if (/^[_A-Za-z][_0-9A-Za-z]*$/.test(name)) return name;
  throw place.fault(`"${name}" is not a valid GraphQL name`);
}

/** A type in GraphQL's notation: `[Int!]!`. */
export function readGraphqlType(place: JsonPlace): string {
  const text = place.string();
  try {
    parseType(text, { noLocation: true, maxTokens: 100 });
    return text;
  } catch {
    throw place.fault(`not a valid GraphQL type: ${text}`);
  }
}

function readScalar(place: JsonPlace): ScalarMetadata {
  return { name: readName(place.key('name')), description: place.optional('description')?.string() ?? null };
}

function readEnum(place: JsonPlace): EnumMetadata {
  return {
    ...readScalar(place),
    values: readList(place.key('values'), (one) => ({
      value: readName(one.key('value')),
      description: one.optional('description')?.string() ?? null,
      is_deprecated: one.optional('is_deprecated')?.boolean() ?? false,
    })),
  };
}

function readInputObject(place: JsonPlace): InputObjectMetadata {
  return { ...readScalar(place), fields: readList(place.key('fields'), readField) };
}

function readObject(place: JsonPlace): ObjectMetadata {
  return {
    ...readScalar(place),
    fields: readList(place.key('fields'), readField),
    relationships: readList(place.optional('relationships'), readRelationship),
  };
}

function readField(place: JsonPlace): TypeFieldMetadata {
  return {
    name: readName(place.key('name')),
    type: readGraphqlType(place.key('type')),
    description: place.optional('description')?.string() ?? null,
  };
}

function readRelationship(place: JsonPlace): TypeRelationshipMetadata {
  const mapping = place.key('field_mapping').entries();
  return {
    name: readName(place.key('name')),
    type: place.key('type').word(['object', 'array'] as const, 'type can either be "object" or "array"'),
    source: place.optional('source')?.string() ?? 'default',
    remote_table: readQualifiedName(place.key('remote_table')),
    field_mapping: Object.fromEntries(mapping.map(([field, column]) => [field, column.string()])),
  };
}
