import type { FilterNode } from './filter-node.ts';
import { isJsonObject, type Json } from './json.ts';

/** The tree as a filter of metadata. */
export function writeFilter(node: FilterNode): Json {
  switch (node.kind) {
    case 'and':
      return node.isPlain ? writePlain(node.nodes) : { _and: node.nodes.map(writeFilter) };
    case 'or':
      return { _or: node.nodes.map(writeFilter) };
    case 'not':
      return { _not: writeFilter(node.node) };
    case 'relationship':
      return { [node.name]: writeFilter(node.node) };
    case 'column':
      return { [node.name]: writeComparisons(node) };
    case 'raw':
      return node.json;
  }
}

/** Keys of one object; conditions that would take each other's key stand in a list. */
function writePlain(nodes: readonly FilterNode[]): Json {
  const parts = nodes.map(writeFilter);
  const entries = parts.flatMap((part) => (isJsonObject(part) ? Object.entries(part) : []));
  const keys = new Set(entries.map(([key]) => key));
  const isOneObject =
    keys.size === entries.length && parts.every((part) => isJsonObject(part) && Object.keys(part).length === 1);
  return isOneObject ? Object.fromEntries(entries) : { _and: parts };
}

function writeComparisons({ comparisons }: Extract<FilterNode, { kind: 'column' }>): Json {
  const [only] = comparisons;
  if (only?.operator === undefined && comparisons.length === 1 && only !== undefined) return only.value;
  return Object.fromEntries(comparisons.map(({ operator = '_eq', value }) => [operator, value]));
}
