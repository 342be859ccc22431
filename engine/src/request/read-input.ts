import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  Kind,
} from 'graphql';
import type { GraphQLEnumType, GraphQLInputObjectType, GraphQLInputType, GraphQLScalarType, ValueNode } from 'graphql';
import { childPath } from '../metadata/json-path.ts';
import { fault } from './fault.ts';
import { meaningOfInput } from '../schema/meaning.ts';
import type { InputMeaning, ValueMeaning } from '../schema/meaning.ts';
import { describeJson, describeLiteral } from './describe-input.ts';
import { encodeValue } from './encode-value.ts';
import type { ArgumentValue, Input, VariableValues } from './input.ts';
import { isInputList, isInputObject, numberOfText, numberText } from './input-json.ts';
import type { InputJson } from './input-json.ts';
import { literalToJson, mentionsVariables, variablesIn } from './literal-to-json.ts';
import { checkVariableUsage } from './variable-usage.ts';
import type { VariableDeclaration } from './variables.ts';

/** What reading needs to know of the operation. */
export interface InputContext {
  readonly declarations: ReadonlyMap<string, VariableDeclaration>;
  readonly values: VariableValues;
  /** Collects the variables whose values shape what was read: another value needs another reading. */
  readonly shaping: Set<string>;
}

/** A literal of the query, or JSON out of a variable. */
export type RawInput =
  { readonly kind: 'literal'; readonly node: ValueNode } | { readonly kind: 'json'; readonly json: InputJson };

/** Where a value stands. */
export interface InputPlace {
  readonly type: GraphQLInputType;
  readonly meaning: InputMeaning;
  readonly hasDefault: boolean;
  readonly path: string;
}

/**
 * Checks a value against its type in Hasura's words. Values for the database are left to be bound later; everything
 * else is read now, and variables read now are recorded as shaping.
 */
export function readInput(context: InputContext, place: InputPlace, raw: RawInput): Input {
  const { value } = place.meaning;
  if (value !== undefined) return { kind: 'value', value: readValue(context, place, value, raw), path: place.path };
  const { input, isNonNull } = { input: peel(context, place, raw), isNonNull: isNonNullType(place.type) };
  if (isNull(input) && !isNonNull && place.meaning.acceptsNull === true) return { kind: 'null', path: place.path };
  return readNonNull(context, { ...place, type: isNonNullType(place.type) ? place.type.ofType : place.type }, input);
}

function readNonNull(context: InputContext, place: InputPlace, raw: RawInput): Input {
  const { type } = place;
  if (isListType(type)) return readList(context, place, type.ofType, raw);
  if (isInputObjectType(type)) return readObject(context, type, raw, place.path);
  if (isEnumType(type)) return readEnum(type, raw, place.path);
  if (isNonNullType(type)) return readNonNull(context, { ...place, type: type.ofType }, raw);
  return { kind: 'scalar', value: readScalar(context, type, raw, place.path), path: place.path };
}

function readValue(context: InputContext, place: InputPlace, meaning: ValueMeaning, raw: RawInput): ArgumentValue {
  const { path } = place;
  if (raw.kind === 'json') return checkedLiteral(raw.json, meaning, path);
  const { node } = raw;
  if (node.kind === Kind.VARIABLE) {
    checkVariableUsage(declarationOf(context, node.name.value, path), place.type, place.hasDefault, path);
    return { kind: 'variable', name: node.name.value, meaning, path };
  }
  checkLiteral(context, place, meaning, node);
  const compose = literalToJson(node);
  if (!mentionsVariables(node)) return checkedLiteral(compose(new Map()), meaning, path);
  return { kind: 'composed', compose, meaning, path };
}

/** What the literal's own syntax tells that its JSON no longer does. */
function checkLiteral(context: InputContext, place: InputPlace, meaning: ValueMeaning, node: ValueNode): void {
  if (meaning.kind !== 'column') {
    if (meaning.kind === 'limit' && (node.kind !== Kind.INT || node.value.startsWith('-')) && node.kind !== Kind.NULL) {
      mismatch('Int', 'a non-negative 32-bit integer', { kind: 'literal', node }, place.path);
    }
    return;
  }
  if (meaning.isList && node.kind === Kind.LIST) {
    const type = isNonNullType(place.type) ? place.type.ofType : place.type;
    const item = isListType(type) ? type.ofType : type;
    node.values.forEach((value, index) => {
      const path = childPath(place.path, index);
      if (value.kind === Kind.VARIABLE) {
        checkVariableUsage(declarationOf(context, value.name.value, path), item, false, path);
      } else {
        checkEnumLiteral(meaning, value, path);
      }
    });
    return;
  }
  checkEnumLiteral(meaning, node, meaning.isList ? childPath(place.path, 0) : place.path);
}

function checkEnumLiteral(meaning: Extract<ValueMeaning, { kind: 'column' }>, node: ValueNode, path: string): void {
  if (meaning.enumValues === null || node.kind === Kind.ENUM) return;
  if (node.kind === Kind.NULL && meaning.isNullable) return;
  mismatch(meaning.typeName, 'an enum value', { kind: 'literal', node }, path);
}

/** A literal that has been encoded once, so that what does not fit is told now. */
function checkedLiteral(json: InputJson, meaning: ValueMeaning, path: string): ArgumentValue {
  encodeValue(json, meaning, path);
  return { kind: 'literal', json, meaning, path };
}

/** The variable's value in the variable's place. */
function peel(context: InputContext, place: InputPlace, raw: RawInput): RawInput {
  if (raw.kind !== 'literal' || raw.node.kind !== Kind.VARIABLE) return raw;
  const name = raw.node.name.value;
  checkVariableUsage(declarationOf(context, name, place.path), place.type, place.hasDefault, place.path);
  context.shaping.add(name);
  return { kind: 'json', json: context.values.get(name) ?? null };
}

function declarationOf(context: InputContext, name: string, path: string): VariableDeclaration {
  const declaration = context.declarations.get(name);
  if (declaration === undefined) throw fault('validation-failed', `unbound variable "${name}"`, path);
  return declaration;
}

function readList(context: InputContext, place: InputPlace, item: GraphQLInputType, raw: RawInput): Input {
  if (isNull(raw)) throw fault('validation-failed', 'expected a list, but found null', place.path);
  const items = listItems(raw).map((value, index) =>
    readInput(
      context,
      {
        type: item,
        meaning: { acceptsNull: !isNonNullType(item) },
        hasDefault: false,
        path: childPath(place.path, index),
      },
      value,
    ),
  );
  return { kind: 'list', items, path: place.path };
}

/** The items; a value that is no list counts as a list of itself. */
function listItems(raw: RawInput): readonly RawInput[] {
  if (raw.kind === 'literal') {
    return raw.node.kind === Kind.LIST ? raw.node.values.map((node) => ({ kind: 'literal', node })) : [raw];
  }
  return isInputList(raw.json) ? raw.json.map((json) => ({ kind: 'json', json })) : [raw];
}

function readObject(context: InputContext, type: GraphQLInputObjectType, raw: RawInput, path: string): Input {
  const given = objectMembers(raw);
  if (given === null) return mismatch(type.name, 'an object', raw, path);
  const definitions = type.getFields();
  for (const name of given.keys()) {
    if (!Object.hasOwn(definitions, name)) {
      const message = `field '${name}' not found in type: '${type.name}'`;
      throw fault('validation-failed', message, childPath(path, name));
    }
  }
  const fields = new Map<string, Input>();
  for (const [name, value] of given) {
    const field = definitions[name];
    if (field === undefined) continue;
    const place = { type: field.type, meaning: meaningOfInput(field), hasDefault: field.defaultValue !== undefined };
    fields.set(name, readInput(context, { ...place, path: childPath(path, name) }, value));
  }
  for (const field of Object.values(definitions)) {
    if (!isRequiredInputField(field) || given.has(field.name)) continue;
    throw fault('validation-failed', `missing required field '${field.name}'`, childPath(path, field.name));
  }
  return { kind: 'object', type, fields, path };
}

function objectMembers(raw: RawInput): ReadonlyMap<string, RawInput> | null {
  if (raw.kind === 'literal') {
    if (raw.node.kind !== Kind.OBJECT) return null;
    return new Map(raw.node.fields.map(({ name, value }) => [name.value, { kind: 'literal', node: value }]));
  }
  if (!isInputObject(raw.json)) return null;
  return new Map(Object.entries(raw.json).map(([name, json]) => [name, { kind: 'json', json }]));
}

function readEnum(type: GraphQLEnumType, raw: RawInput, path: string): Input {
  const name = enumName(raw);
  if (name === null) return mismatch(type.name, 'an enum value', raw, path);
  const value = type.getValue(name);
  if (value) return { kind: 'enum', name, value: value.value, path };
  const names = type.getValues().map((candidate) => `'${candidate.name}'`);
  const message = `expected one of the values [${names.join(', ')}] for type '${type.name}', but found '${name}'`;
  throw fault('validation-failed', message, path);
}

function enumName(raw: RawInput): string | null {
  if (raw.kind === 'literal') return raw.node.kind === Kind.ENUM ? raw.node.value : null;
  return typeof raw.json === 'string' ? raw.json : null;
}

/** A scalar that shapes the statement, of GraphQL's own types; others, which only actions take here, are any JSON. */
function readScalar(context: InputContext, type: GraphQLScalarType, raw: RawInput, path: string): InputJson {
  const json = scalarJson(raw);
  switch (type) {
    case GraphQLBoolean:
      return typeof json === 'boolean' ? json : mismatch(type.name, 'a boolean', raw, path);
    case GraphQLInt:
      return encodeInt(json) ?? mismatch(type.name, 'a 32-bit integer', raw, path);
    case GraphQLFloat:
      return json !== undefined && numberText(json) !== null ? json : mismatch(type.name, 'a float', raw, path);
    case GraphQLString:
      return typeof json === 'string' ? json : mismatch(type.name, 'a string', raw, path);
    case GraphQLID:
      return encodeId(json) ?? mismatch(type.name, 'an ID', raw, path);
    default:
      return anyJson(context, raw);
  }
}

function encodeInt(json: InputJson | undefined): number | null {
  return typeof json === 'number' && Number.isInteger(json) && Math.abs(json) < 2 ** 31 ? json : null;
}

function encodeId(json: InputJson | undefined): string | null {
  return typeof json === 'string' ? json : json === undefined ? null : numberText(json);
}

/** The value as it is; variables inside a literal shape what is read. */
function anyJson({ values, shaping }: InputContext, raw: RawInput): InputJson {
  if (raw.kind === 'json') return raw.json;
  for (const name of variablesIn(raw.node)) shaping.add(name);
  return literalToJson(raw.node)(values);
}

function scalarJson(raw: RawInput): InputJson | undefined {
  if (raw.kind === 'json') return raw.json;
  const { node } = raw;
  switch (node.kind) {
    case Kind.BOOLEAN:
    case Kind.STRING:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return numberOfText(node.value);
    default:
      return undefined;
  }
}

function isNull(raw: RawInput): boolean {
  return raw.kind === 'literal' ? raw.node.kind === Kind.NULL : raw.json === null;
}

function mismatch(typeName: string, expected: string, raw: RawInput, path: string): never {
  const found = raw.kind === 'literal' ? describeLiteral(raw.node) : describeJson(raw.json);
  throw fault('validation-failed', `expected ${expected} for type '${typeName}', but found ${found}`, path);
}
