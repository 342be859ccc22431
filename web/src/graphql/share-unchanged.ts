/**
 * `next`, but with the objects and lists of `previous` wherever they say the same. Whoever compares by identity, as React does,
 * then sees only what has changed. Rows of a list are matched by their `id` or `equipment_id` where they have one, so that a row
 * that moved is still the same.
 */
export function shareUnchanged<Value>(previous: unknown, next: Value): Value {
  if (Object.is(previous, next)) return next;
  if (Array.isArray(previous) && Array.isArray(next)) return shareList(previous, next) as Value;
  if (isObject(previous) && isObject(next)) return shareObject(previous, next) as Value;
  return next;
}

type PlainObject = Readonly<Record<string, unknown>>;

function shareObject(previous: PlainObject, next: PlainObject): PlainObject {
  const entries = Object.entries(next).map(([name, value]) => [name, shareUnchanged(previous[name], value)] as const);
  const isSame =
    entries.length === Object.keys(previous).length &&
    entries.every(([name, value]) => name in previous && Object.is(previous[name], value));
  return isSame ? previous : Object.fromEntries(entries);
}

function shareList(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const byKey = new Map(previous.map((row, index) => [keyOf(row, index), row]));
  const rows = next.map((row, index) => shareUnchanged(byKey.get(keyOf(row, index)), row));
  const isSame = rows.length === previous.length && rows.every((row, index) => Object.is(row, previous[index]));
  return isSame ? previous : rows;
}

function keyOf(row: unknown, index: number): unknown {
  return isObject(row) ? (row['id'] ?? row['equipment_id'] ?? index) : index;
}

function isObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
