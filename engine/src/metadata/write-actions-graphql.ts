import { isJsonObject, type Json, type JsonObject } from './json.ts';

/**
 * The Hasura CLI keeps actions in two files: `actions.graphql` has their types as SDL, where an action is a field of `Query`
 * or `Mutation`, and `actions.yaml` has the rest.
 */
export interface ActionFiles {
  readonly sdl: string;
  readonly yaml: JsonObject;
}

/** In the order of `actions.yaml`. */
const kindsOfTypes = ['enums', 'input_objects', 'objects', 'scalars'] as const;

/** Actions and custom types of the metadata as the two files. */
export function writeActionFiles(actions: Json, customTypes: Json): ActionFiles {
  const list = objectsOf(actions);
  const types = (kind: (typeof kindsOfTypes)[number]) =>
    objectsOf(isJsonObject(customTypes) ? (customTypes[kind] ?? null) : null);
  const blocks = [
    ...list.map(actionSdl),
    ...types('input_objects').map((type) => objectSdl('input', type)),
    ...types('objects').map((type) => objectSdl('type', type)),
    ...types('scalars').map((type) => `${descriptionSdl(type, '')}scalar ${textOf(type, 'name')}`),
    ...types('enums').map(enumSdl),
  ];
  const typesWithoutSdl = kindsOfTypes.map((kind) => [kind, types(kind).map(withoutSdl)] as const);
  return {
    sdl: blocks.map((block) => `${block}\n\n`).join(''),
    yaml: {
      actions: list.map(actionYaml),
      custom_types: Object.fromEntries(typesWithoutSdl),
    },
  };
}

function actionSdl(action: JsonObject): string {
  const definition = action['definition'];
  if (!isJsonObject(definition)) return '';
  const root = definition['type'] === 'query' ? 'Query' : 'Mutation';
  const args = objectsOf(definition['arguments'] ?? null).map(
    (arg) => `${descriptionSdl(arg, '    ')}    ${textOf(arg, 'name')}: ${textOf(arg, 'type')}\n`,
  );
  const list = args.length === 0 ? '' : `(\n${args.join('')}  )`;
  const field = `${textOf(action, 'name')}${list}: ${textOf(definition, 'output_type')}`;
  return `type ${root} {\n${commentSdl(action)}  ${field}\n}`;
}

/** The comment of an action is the description of its field. */
function commentSdl(action: JsonObject): string {
  return descriptionSdl({ description: action['comment'] ?? null }, '  ');
}

function objectSdl(keyword: 'input' | 'type', type: JsonObject): string {
  const fields = objectsOf(type['fields'] ?? null).map(
    (field) => `${descriptionSdl(field, '  ')}  ${textOf(field, 'name')}: ${textOf(field, 'type')}\n`,
  );
  return `${descriptionSdl(type, '')}${keyword} ${textOf(type, 'name')} {\n${fields.join('')}}`;
}

function enumSdl(type: JsonObject): string {
  const values = objectsOf(type['values'] ?? null).map(
    (value) => `${descriptionSdl(value, '  ')}  ${textOf(value, 'value')}${deprecated(value)}\n`,
  );
  return `${descriptionSdl(type, '')}enum ${textOf(type, 'name')} {\n${values.join('')}}`;
}

function deprecated({ is_deprecated: isDeprecated }: JsonObject): string {
  return isDeprecated === true ? ' @deprecated' : '';
}

function descriptionSdl({ description }: JsonObject, indent: string): string {
  if (typeof description !== 'string' || description === '') return '';
  const lines = description.replaceAll('"""', '\\"""').split('\n');
  return `${indent}"""\n${lines.map((line) => `${indent}${line}\n`).join('')}${indent}"""\n`;
}

/** What SDL has no words for. */
function actionYaml({ definition, ...action }: JsonObject): JsonObject {
  if (!isJsonObject(definition)) return action;
  const { kind, handler, arguments: _arguments, output_type: _outputType, type: _type, ...rest } = definition;
  const { name = null, ...others } = action;
  const first = { ...(kind === undefined ? {} : { kind }), ...(handler === undefined ? {} : { handler }) };
  return { name, definition: { ...first, ...rest }, ...others };
}

function withoutSdl({ fields: _fields, values: _values, description: _description, ...type }: JsonObject): JsonObject {
  return type;
}

function objectsOf(list: Json): readonly JsonObject[] {
  return Array.isArray(list) ? (list as readonly Json[]).filter((item) => isJsonObject(item)) : [];
}

function textOf(object: JsonObject, key: string): string {
  const value = object[key];
  return typeof value === 'string' ? value : '';
}
