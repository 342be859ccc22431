import {
  Kind,
  parse,
  print,
  type DefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
} from 'graphql';
import { HasuraError } from './hasura-error.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import { withoutEmpty } from './without-empty.ts';

/**
 * The actions and custom types of a project of the Hasura CLI: `actions.yaml` says how they are done, `actions.graphql`
 * what they take and answer. Answers `actions` and `custom_types` as the metadata has them.
 *
 * @throws HasuraError parse-failed when `text` is not GraphQL
 */
export function readActionsGraphql(file: Json, text: string | null): JsonObject {
  const yaml = isJsonObject(file) ? file : {};
  if (text === null) return withoutEmpty({ actions: yaml['actions'], custom_types: yaml['custom_types'] });
  const definitions = parseDefinitions(text);
  const fields = rootFields(definitions);
  const types = isJsonObject(yaml['custom_types']) ? yaml['custom_types'] : {};
  return withoutEmpty({
    actions: listOf(yaml['actions']).map((action) => withSignature(action, fields)),
    custom_types: withoutEmpty({
      input_objects: definitions.flatMap((one) => inputObject(one, types['input_objects']) ?? []),
      objects: definitions.flatMap((one) => outputObject(one, types['objects']) ?? []),
      scalars: definitions.flatMap((one) => scalar(one, types['scalars']) ?? []),
      enums: definitions.flatMap((one) => enumeration(one, types['enums']) ?? []),
    }),
  });
}

function parseDefinitions(text: string): readonly DefinitionNode[] {
  if (/^(\s|#.*)*$/.test(text)) return [];
  try {
    return parse(text, { noLocation: true }).definitions;
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new HasuraError({ code: 'parse-failed', message: `actions.graphql: ${detail}`, cause });
  }
}

interface RootField {
  readonly type: 'query' | 'mutation';
  readonly node: FieldDefinitionNode;
}

const rootTypes: Readonly<Record<string, RootField['type']>> = { Query: 'query', Mutation: 'mutation' };

function rootFields(definitions: readonly DefinitionNode[]): ReadonlyMap<string, RootField> {
  const fields = definitions.flatMap((one) => {
    if (one.kind !== Kind.OBJECT_TYPE_DEFINITION && one.kind !== Kind.OBJECT_TYPE_EXTENSION) return [];
    const type = rootTypes[one.name.value];
    return type === undefined ? [] : (one.fields ?? []).map((node) => [node.name.value, { type, node }] as const);
  });
  return new Map(fields);
}

function withSignature(action: JsonObject, fields: ReadonlyMap<string, RootField>): JsonObject {
  const { name, definition, ...others } = action;
  const field = typeof name === 'string' ? fields.get(name) : undefined;
  if (field === undefined) return action;
  const known = isJsonObject(definition) ? definition : {};
  const signature = {
    output_type: print(field.node.type),
    arguments: (field.node.arguments ?? []).map(describeField),
    type: field.type,
  };
  return { name: field.node.name.value, definition: { ...known, ...signature }, ...others };
}

function inputObject(node: DefinitionNode, known: Json | undefined): JsonObject | null {
  if (node.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION) return null;
  return { ...knownType(node.name.value, known), ...described(node), fields: (node.fields ?? []).map(describeField) };
}

function outputObject(node: DefinitionNode, known: Json | undefined): JsonObject | null {
  if (node.kind !== Kind.OBJECT_TYPE_DEFINITION || Object.hasOwn(rootTypes, node.name.value)) return null;
  return { ...knownType(node.name.value, known), ...described(node), fields: (node.fields ?? []).map(describeField) };
}

function scalar(node: DefinitionNode, known: Json | undefined): JsonObject | null {
  if (node.kind !== Kind.SCALAR_TYPE_DEFINITION) return null;
  return { ...knownType(node.name.value, known), ...described(node) };
}

function enumeration(node: DefinitionNode, known: Json | undefined): JsonObject | null {
  if (node.kind !== Kind.ENUM_TYPE_DEFINITION) return null;
  const values = (node.values ?? []).map((one) => {
    const isDeprecated = one.directives?.some(({ name }) => name.value === 'deprecated') === true;
    const { name: value, ...about } = described(one);
    return { value: value ?? '', ...about, ...(isDeprecated ? { is_deprecated: true } : {}) };
  });
  return { ...knownType(node.name.value, known), ...described(node), values };
}

function describeField(node: FieldDefinitionNode | InputValueDefinitionNode): JsonObject {
  return { ...described(node), type: print(node.type) };
}

function described(node: {
  readonly name: { readonly value: string };
  readonly description?: { readonly value: string } | undefined;
}): JsonObject {
  return withoutEmpty({ name: node.name.value, description: node.description?.value });
}

/** What the YAML says of the type: the relationships of an object, for one. */
function knownType(name: string, types: Json | undefined): JsonObject {
  return listOf(types).find((one) => one['name'] === name) ?? {};
}

function listOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isJsonObject) : [];
}
