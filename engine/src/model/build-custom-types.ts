import { Kind, parseType, type TypeNode } from 'graphql';
import type {
  CustomTypesMetadata,
  ObjectMetadata,
  TypeFieldMetadata,
  TypeRelationshipMetadata,
} from '../metadata/custom-types-metadata.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import { displayName, qualifiedKey } from '../metadata/qualified-name.ts';
import type { CustomType, OutputRelationship } from './action.ts';
import { describeReasons } from './fault-list.ts';
import { typeName } from './identifier.ts';
import type { Source } from './model.ts';

export interface CustomTypesContext {
  readonly sources: readonly Source[];
  /** Scalars that are there without being defined: GraphQL's own and those of the databases. */
  readonly knownScalars: ReadonlySet<string>;
}

/** @throws HasuraError with all reasons why the types don't fit */
export function buildCustomTypes(
  metadata: CustomTypesMetadata,
  context: CustomTypesContext,
): ReadonlyMap<string, CustomType> {
  const types = [
    ...metadata.scalars.map((one): CustomType => ({ kind: 'scalar', metadata: one })),
    ...metadata.enums.map((one): CustomType => ({ kind: 'enum', metadata: one })),
    ...metadata.input_objects.map((one): CustomType => ({ kind: 'input-object', metadata: one })),
    ...metadata.objects.map((one) => objectType(one, context.sources)),
  ];
  const byName = new Map(types.map((type) => [type.metadata.name, type]));
  const names = types.map((type) => type.metadata.name);
  const reasons = [...nameReasons(names, context), ...types.flatMap((type) => typeReasons(type, byName, context))];
  if (reasons.length === 0) return byName;
  throw new HasuraError({
    code: 'constraint-violation',
    message: `validation for the given custom types failed ${describeReasons(reasons)}`,
  });
}

/** The name inside lists and not-nulls. */
export function baseName(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : baseName(type.type);
}

/** A type's notation, parsed. */
export function typeNode(text: string): TypeNode {
  return parseType(text, { noLocation: true });
}

function objectType(metadata: ObjectMetadata, sources: readonly Source[]): CustomType {
  const relationships = metadata.relationships.flatMap((one) => outputRelationship(one, sources) ?? []);
  return { kind: 'object', metadata, relationships };
}

function outputRelationship(
  { name, type, source, remote_table: table, field_mapping: mapping }: TypeRelationshipMetadata,
  sources: readonly Source[],
): OutputRelationship | null {
  const target = sources.find((one) => one.name === source)?.tables.get(qualifiedKey(table));
  if (target === undefined) return null;
  return {
    kind: type,
    name,
    sourceName: source,
    target: target.key,
    columnPairs: Object.entries(mapping).map(([local, remote]) => ({ local, remote })),
    isNullable: true,
    isManual: true,
    insertionOrder: 'after-parent',
    comment: null,
  };
}

function nameReasons(names: readonly string[], { sources, knownScalars }: CustomTypesContext): readonly string[] {
  const taken = new Set(
    sources.flatMap(({ naming, tables }) => [...tables.values()].map(({ identifier }) => typeName(naming, identifier))),
  );
  const conflicts = names.filter((name) => taken.has(name) || (knownScalars.has(name) && isBuiltIn(name)));
  return [
    ...repeats(names, (list) => `the following types have been defined more than once: ${list}`),
    ...conflicts.map((name) => `the type "${name}" is defined elsewhere already`),
  ];
}

function isBuiltIn(name: string): boolean {
  return ['Int', 'Float', 'String', 'Boolean', 'ID'].includes(name);
}

function typeReasons(
  type: CustomType,
  types: ReadonlyMap<string, CustomType>,
  context: CustomTypesContext,
): readonly string[] {
  const { name } = type.metadata;
  switch (type.kind) {
    case 'scalar':
      return [];
    case 'enum': {
      const values = type.metadata.values.map(({ value }) => value);
      return repeats(values, (list) => `the enum type "${name}" has duplicate values: ${list}`);
    }
    case 'input-object':
      return fieldReasons(`input object type "${name}"`, type.metadata.fields, (base) =>
        isKnown(base, types, context, 'input-object'),
      );
    case 'object':
      return [
        ...fieldReasons(`object type "${name}"`, type.metadata.fields, (base) =>
          isKnown(base, types, context, 'object'),
        ),
        ...type.metadata.relationships.flatMap((one) => relationshipReasons(type.metadata, one, context.sources)),
      ];
  }
}

/** Whether the name is a scalar, an enum or an object of the given kind. */
export function isKnown(
  name: string,
  types: ReadonlyMap<string, CustomType>,
  { knownScalars }: Pick<CustomTypesContext, 'knownScalars'>,
  kind: 'object' | 'input-object',
): boolean {
  const type = types.get(name);
  if (type === undefined) return knownScalars.has(name);
  return type.kind === 'scalar' || type.kind === 'enum' || type.kind === kind;
}

function fieldReasons(
  owner: string,
  fields: readonly TypeFieldMetadata[],
  fits: (base: string) => boolean,
): readonly string[] {
  const names = fields.map(({ name }) => name);
  const unknown = fields.flatMap(({ name, type }) => {
    const base = baseName(typeNode(type));
    return fits(base) ? [] : [`the type "${base}" for field "${name}" in ${owner} does not exist`];
  });
  return [
    ...repeats(names, (list) => `the following fields have been defined more than once for ${owner}: ${list}`),
    ...unknown,
  ];
}

function relationshipReasons(
  object: ObjectMetadata,
  relationship: TypeRelationshipMetadata,
  sources: readonly Source[],
): readonly string[] {
  const { name, source, remote_table: table, field_mapping: mapping } = relationship;
  const target = sources.find((one) => one.name === source)?.tables.get(qualifiedKey(table));
  const where = `relationship "${name}" in object type "${object.name}"`;
  if (target === undefined) return [`the table "${displayName(table)}" for ${where} does not exist`];
  return Object.entries(mapping).flatMap(([field, column]) => {
    const type = object.fields.find((one) => one.name === field)?.type;
    if (type === undefined) return [`the field "${field}" in the ${where} does not exist`];
    if (type.startsWith('[')) return [`the type of the field "${field}" in the ${where} is a list type`];
    if (target.columns.has(column)) return [];
    return [`the column "${column}" of remote table "${displayName(table)}" for ${where} does not exist`];
  });
}

function repeats(names: readonly string[], describe: (list: string) => string): readonly string[] {
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return repeated.size === 0 ? [] : [describe([...repeated].map((name) => `"${name}"`).join(', '))];
}
