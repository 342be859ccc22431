/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** An object of JSON. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two values say the same; the order of keys says nothing. */
export function isSameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (isJsonObject(one) && isJsonObject(other)) {
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length && keys.every((key) => isSameJson(one[key], other[key]));
  }
  if (isList(one) && isList(other))
    return one.length === other.length && one.every((item, index) => isSameJson(item, other[index]));
  return one === other;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
