import type { Comparison, FilterNode } from './filter-node.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';

const combining = ['_and', '_or', '_not', '_exists', '$and', '$or', '$not', '$exists'];

/** A filter of metadata as a tree. What no tree can show is kept as it is. */
export function readFilter(json: Json): FilterNode {
  if (!isJsonObject(json)) return { kind: 'raw', json };
  const entries = entriesOf(json);
  const [only] = entries;
  if (only !== undefined && entries.length === 1) return readEntry(...only);
  return { kind: 'and', isPlain: true, nodes: entries.map(([key, value]) => readEntry(key, value)) };
}

function readEntry(key: string, value: Json): FilterNode {
  switch (key) {
    case '_and':
      return Array.isArray(value) ? { kind: 'and', isPlain: false, nodes: value.map(readFilter) } : raw(key, value);
    case '_or':
      return Array.isArray(value) ? { kind: 'or', nodes: value.map(readFilter) } : raw(key, value);
    case '_not':
      return { kind: 'not', node: readFilter(value) };
    default:
      return isOperator(key) ? raw(key, value) : readField(key, value);
  }
}

/** Columns are compared by operators; anything else within an object is a condition on what a relationship leads to. */
function readField(name: string, value: Json): FilterNode {
  if (!isJsonObject(value)) return { kind: 'column', name, comparisons: [{ operator: undefined, value }] };
  const entries = entriesOf(value);
  const isCompared = entries.length > 0 && entries.every(([key]) => isOperator(key) && !combining.includes(key));
  if (!isCompared) return { kind: 'relationship', name, node: readFilter(value) };
  return {
    kind: 'column',
    name,
    comparisons: entries.map(([operator, each]): Comparison => ({ operator, value: each })),
  };
}

function isOperator(key: string): boolean {
  return key.startsWith('_') || key.startsWith('$');
}

function raw(key: string, value: Json): FilterNode {
  return { kind: 'raw', json: { [key]: value } };
}

function entriesOf(json: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(json).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
}
