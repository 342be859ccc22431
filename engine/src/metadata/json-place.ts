import { HasuraError } from './hasura-error.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import { childPath } from './json-path.ts';

/**
 * A value with its place in the request, read with Hasura's complaints: `key "table" not found`,
 * `parsing Text failed, expected String, but encountered Number`, both `parse-failed` at the place.
 */
export class JsonPlace {
  readonly value: Json;
  readonly path: string;

  constructor(value: Json, path = '$') {
    this.value = value;
    this.path = path;
  }

  /** A key that must be there. */
  key(name: string): JsonPlace {
    const value = this.object()[name];
    if (value === undefined) throw this.fault(`key "${name}" not found`);
    return new JsonPlace(value, childPath(this.path, name));
  }

  /** A key that may be absent or null; then undefined. */
  optional(name: string): JsonPlace | undefined {
    const value = this.object()[name];
    return value === undefined || value === null ? undefined : new JsonPlace(value, childPath(this.path, name));
  }

  object(what = 'Object'): JsonObject {
    if (!isJsonObject(this.value)) throw this.mismatch(what, 'Object');
    return this.value;
  }

  /** Every key with its place. */
  entries(): readonly (readonly [string, JsonPlace])[] {
    return Object.entries(this.object()).map(([key, value]) => [key, new JsonPlace(value, childPath(this.path, key))]);
  }

  list(): readonly JsonPlace[] {
    const { value } = this;
    if (!isList(value)) throw this.mismatch('[]', 'Array');
    return value.map((item, index) => new JsonPlace(item, childPath(this.path, index)));
  }

  string(what = 'Text'): string {
    if (typeof this.value !== 'string') throw this.mismatch(what, 'String');
    return this.value;
  }

  /** A string with at least one character. */
  nonEmptyString(): string {
    const text = this.string();
    if (text === '') throw this.fault('empty string not allowed');
    return text;
  }

  boolean(): boolean {
    if (typeof this.value !== 'boolean') throw this.mismatch('Bool', 'Boolean');
    return this.value;
  }

  integer(): number {
    if (typeof this.value !== 'number') throw this.mismatch('Int', 'Number');
    if (!Number.isInteger(this.value)) throw this.fault('parsing Int failed, unexpected floating number');
    return this.value;
  }

  /** One of the words. */
  word<Word extends string>(words: readonly Word[], complaint: string): Word {
    const found = words.find((word) => word === this.value);
    if (found === undefined) throw this.fault(complaint);
    return found;
  }

  /** The object without the keys that were read. */
  others(read: readonly string[]): JsonObject {
    return Object.fromEntries(Object.entries(this.object()).filter(([key]) => !read.includes(key)));
  }

  fault(message: string): HasuraError {
    return new HasuraError({ code: 'parse-failed', message, path: this.path });
  }

  mismatch(what: string, expected: string): HasuraError {
    return this.fault(`parsing ${what} failed, expected ${expected}, but encountered ${kindOf(this.value)}`);
  }
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function kindOf(value: Json): string {
  if (value === null) return 'Null';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'number') return 'Number';
  if (typeof value === 'boolean') return 'Boolean';
  return isList(value) ? 'Array' : 'Object';
}
