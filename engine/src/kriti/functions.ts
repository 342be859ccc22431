import { isJsonObject, type Json } from '../metadata/json.ts';

/** What a function complains about its argument. */
export class FunctionFault extends Error {
  override readonly name = 'FunctionFault';
}

/** The functions that templates may call, each of one argument. */
const functions: Readonly<Record<string, (value: Json) => Json>> = {
  empty: isEmpty,
  size: sizeOf,
  inverse,
  head: (value) => firstOf(itemsOf(value)),
  tail,
  toCaseFold: (value) => textOf(value).toLowerCase(),
  toLower: (value) => textOf(value).toLowerCase(),
  toUpper: (value) => textOf(value).toUpperCase(),
  toTitle: (value) =>
    textOf(value).replaceAll(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()),
  escapeUri: (value) =>
    encodeURIComponent(textOf(value)).replaceAll(
      /[!'()*]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  fromPairs: (value) => Object.fromEntries(listOf(value).map(pairOf)),
  toPairs: (value) => Object.entries(objectOf(value)).map(([key, one]) => [key, one]),
  removeNulls: (value) => listOf(value).filter((one) => one !== null),
  concat,
  not: (value) => !booleanOf(value),
};

export function isFunctionName(name: string): boolean {
  return Object.hasOwn(functions, name);
}

/** @throws FunctionFault when the function has no answer for the value */
export function callFunction(name: string, value: Json): Json {
  const called = functions[name];
  if (called === undefined) throw new FunctionFault(`Function "${name}" is not defined`);
  return called(value);
}

function isEmpty(value: Json): boolean {
  if (typeof value === 'boolean') throw new FunctionFault('Cannot define emptiness for a boolean');
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value === 'number') return value === 0;
  return value === null || Object.keys(value).length === 0;
}

function sizeOf(value: Json): number {
  if (typeof value === 'string') return Array.from(value).length;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value === null ? 0 : Object.keys(value).length;
}

function inverse(value: Json): Json {
  if (typeof value === 'string') return Array.from(value).reverse().join('');
  if (typeof value === 'number') {
    if (value === 0) throw new FunctionFault('Zero has no inverse');
    return 1 / value;
  }
  if (typeof value === 'boolean') return !value;
  return isList(value) ? [...value].reverse() : value;
}

function tail(value: Json): Json {
  return typeof value === 'string' ? Array.from(value).slice(1).join('') : itemsOf(value).slice(1);
}

/** Lists or texts behind each other; objects in each other, the later ones winning. */
function concat(value: Json): Json {
  const parts = listOf(value);
  if (parts.every(isList)) return parts.flat();
  if (parts.every((one) => typeof one === 'string')) return parts.join('');
  return Object.assign({}, ...parts.map(objectOf)) as Json;
}

function pairOf(value: Json): readonly [string, Json] {
  const pair = listOf(value);
  const [key, one] = pair;
  if (pair.length === 2 && typeof key === 'string' && one !== undefined) return [key, one];
  throw new FunctionFault('Expected an array of shape [ [k1,v1], [k2,v2] ... ] - With String keys.');
}

function firstOf(items: readonly Json[]): Json {
  const [first] = items;
  if (first === undefined) throw new FunctionFault('Empty array');
  return first;
}

function itemsOf(value: Json): readonly Json[] {
  if (typeof value === 'string') return Array.from(value);
  if (isList(value)) return value;
  throw new FunctionFault('Expected an array or string');
}

function listOf(value: Json): readonly Json[] {
  if (isList(value)) return value;
  throw new FunctionFault('Expected an array');
}

function objectOf(value: Json): { readonly [key: string]: Json } {
  if (isJsonObject(value)) return value;
  throw new FunctionFault('Expected an object');
}

function textOf(value: Json): string {
  if (typeof value === 'string') return value;
  throw new FunctionFault('Expected a string');
}

function booleanOf(value: Json): boolean {
  if (typeof value === 'boolean') return value;
  throw new FunctionFault('Expected a boolean');
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
