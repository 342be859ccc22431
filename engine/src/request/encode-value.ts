import type { PostgresType } from '../catalog/catalog.ts';
import { childPath } from '../metadata/json-path.ts';
import { fault } from './fault.ts';
import type { ValueMeaning } from '../schema/meaning.ts';
import { describeJson } from './describe-input.ts';
import type { ArgumentValue, VariableValues } from './input.ts';
import { isInputList, numberText, toJsonText } from './input-json.ts';
import type { InputJson } from './input-json.ts';
import { numericText } from './numeric-text.ts';

type ColumnMeaning = Extract<ValueMeaning, { kind: 'column' }>;

/** The text that PostgreSQL gets for an argument, or null. Throws what Hasura says of a value that does not fit. */
export function encodeArgument(value: ArgumentValue, variables: VariableValues): string | null {
  switch (value.kind) {
    case 'literal':
      return encodeValue(value.json, value.meaning, value.path);
    case 'variable':
      return encodeValue(variables.get(value.name) ?? null, value.meaning, value.path);
    case 'composed':
      return encodeValue(value.compose(variables), value.meaning, value.path);
  }
}

/** As `encodeArgument`, for a value that is at hand. */
export function encodeValue(json: InputJson, meaning: ValueMeaning, path: string): string | null {
  switch (meaning.kind) {
    case 'limit':
      return json === null ? null : encodeLimit(json, path);
    case 'offset':
      return json === null ? null : encodeOffset(json, path);
    case 'column':
      return meaning.isList ? encodeList(json, meaning, path) : encodeColumn(json, meaning, path);
  }
}

/** A number's text where an integer within the bounds is asked for. */
function integerText(json: InputJson, bound: bigint, path: string): string | null {
  const text = numberText(json);
  if (text === null) return null;
  const integer = wholeNumber(text);
  if (integer === null || integer >= bound || integer < -bound) {
    throw fault(
      'parse-failed',
      `The value ${text} lies outside the bounds or is not an integer. Maybe it is a float, or is there integer overflow?`,
      path,
    );
  }
  return integer.toString();
}

function wholeNumber(text: string): bigint | null {
  if (/^-?\d+$/.test(text)) return BigInt(text);
  const value = Number(text);
  return Number.isSafeInteger(value) ? BigInt(value) : null;
}

const int4Bound = 2n ** 31n;
const int8Bound = 2n ** 63n;

function encodeLimit(json: InputJson, path: string): string {
  const text = numberText(json);
  if (text === null || text.startsWith('-')) {
    const found = describeJson(json);
    throw fault('validation-failed', `expected a non-negative 32-bit integer for type 'Int', but found ${found}`, path);
  }
  return integerText(json, int4Bound, path) ?? text;
}

function encodeOffset(json: InputJson, path: string): string {
  if (typeof json === 'string' && /^\d+$/.test(json)) return json;
  const text = integerText(json, int8Bound, path);
  if (text !== null) return text;
  const wanted = 'a 32-bit integer, or a 64-bit integer represented as a string';
  throw fault('validation-failed', `expected ${wanted} for type 'Int', but found ${describeJson(json)}`, path);
}

function encodeList(json: InputJson, meaning: ColumnMeaning, path: string): string {
  if (json === null) throw fault('validation-failed', 'expected a list, but found null', path);
  const items = isInputList(json) ? json : [json];
  const texts = items.map((item, index) => encodeColumn(item, meaning, childPath(path, index)));
  return arrayLiteral(texts);
}

function encodeColumn(json: InputJson, meaning: ColumnMeaning, path: string): string | null {
  if (json === null) {
    if (meaning.isNullable) return null;
    throw fault('validation-failed', `unexpected null value for type '${meaning.typeName}'`, path);
  }
  if (meaning.enumValues !== null) return encodeEnumValue(json, meaning.typeName, meaning.enumValues, path);
  const text = encodeScalar(json, meaning.type, path);
  const isNumber = meaning.type.name === 'numeric' && numberText(json) !== null;
  return isNumber && text !== null ? numericText(text) : text;
}

function encodeEnumValue(json: InputJson, typeName: string, values: ReadonlyMap<string, string>, path: string): string {
  if (typeof json !== 'string') {
    const found = describeJson(json);
    throw fault('validation-failed', `expected an enum value for type '${typeName}', but found ${found}`, path);
  }
  const value = values.get(json);
  if (value !== undefined) return value;
  const names = [...values.keys()].map((name) => `'${name}'`).join(', ');
  throw fault(
    'validation-failed',
    `expected one of the values [${names}] for type '${typeName}', but found '${json}'`,
    path,
  );
}

/** A value of a scalar type. Texts go as they are: PostgreSQL reads them. */
function encodeScalar(json: InputJson, type: PostgresType, path: string): string | null {
  if (json === null) return null;
  if (type.kind === 'array') return encodeArray(json, type, path);
  if (type.name === 'json' || type.name === 'jsonb') return toJsonText(json);
  if (type.name === 'ltree') return encodeLtree(json, path);
  if (typeof json === 'string') return json;
  return encodeNonText(json, type, path);
}

/** What aeson, Hasura's JSON library, calls the types that it reads from texts. */
const textualTypes: Readonly<Record<string, string>> = {
  bpchar: 'Char',
  char: 'Char',
  varchar: 'Text',
  text: 'Text',
  citext: 'Text',
  date: 'Day',
  timestamp: 'LocalTime',
  timestamptz: 'UTCTime',
  timetz: 'ZonedTimeOfDay',
  uuid: 'UUID',
  lquery: 'Text',
  ltxtquery: 'Text',
};

function encodeNonText(json: InputJson, type: PostgresType, path: string): string {
  switch (type.name) {
    case 'int2':
      return integerText(json, 2n ** 15n, path) ?? mismatch('Integer expected for input type: smallint', json, path);
    case 'int4':
      return integerText(json, int4Bound, path) ?? mismatch('Integer expected for input type: integer', json, path);
    case 'int8':
      return integerText(json, int8Bound, path) ?? mismatch('Integer expected for input type: bigint', json, path);
    case 'float4':
      return numberText(json) ?? mismatch('Float expected for input type: real', json, path);
    case 'float8':
      return numberText(json) ?? mismatch('Float expected for input type: float8', json, path);
    case 'numeric':
    case 'money':
      return numberText(json) ?? mismatch('Scientific', json, path);
    case 'bool':
      return typeof json === 'boolean' ? String(json) : mismatch('Bool', json, path, 'Boolean');
    default: {
      const textual = textualTypes[type.name];
      if (textual !== undefined) return mismatch(textual, json, path, 'String');
      throw fault('parse-failed', `A string is expected for type: ${type.name}`, path);
    }
  }
}

function mismatch(context: string, json: InputJson, path: string, expected = 'Number'): never {
  const found = aesonKind(json);
  throw fault('parse-failed', `parsing ${context} failed, expected ${expected}, but encountered ${found}`, path);
}

function aesonKind(json: InputJson): string {
  if (json === null) return 'Null';
  if (typeof json === 'boolean') return 'Boolean';
  if (typeof json === 'string') return 'String';
  if (numberText(json) !== null) return 'Number';
  return isInputList(json) ? 'Array' : 'Object';
}

function encodeLtree(json: InputJson, path: string): string {
  if (typeof json === 'string' && json.split('.').every((label) => label !== '')) return json;
  throw fault(
    'parse-failed',
    'Expecting label path: a sequence of zero or more labels separated by dots, for example L1.L2.L3',
    path,
  );
}

function encodeArray(json: InputJson, type: PostgresType, path: string): string {
  if (typeof json === 'string') return json;
  if (!isInputList(json)) return mismatch('[]', json, path, 'Array');
  const element = type.element ?? type;
  return arrayLiteral(
    json.map((item) => (isInputList(item) ? encodeArray(item, type, path) : encodeScalar(item, element, path))),
    json.some((item) => isInputList(item)),
  );
}

/** PostgreSQL's text for an array; items that are arrays themselves stand unquoted. */
function arrayLiteral(items: readonly (string | null)[], areArrays = false): string {
  const quoted = items.map((item) => {
    if (item === null) return 'NULL';
    return areArrays ? item : `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  });
  return `{${quoted.join(',')}}`;
}
