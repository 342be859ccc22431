import type { TreeRow } from './tree-row.ts';

/** What a key does in a tree: go to another node, open one or close one. */
export interface TreeStep {
  readonly kind: 'go' | 'open' | 'close';
  readonly key: string;
}

/**
 * The step of a key, as the ARIA Authoring Practices have it for trees: up and down go through what is seen, right opens a node and then
 * goes into it, left closes it and then goes to what it is under, Home and End go to the first and last, a letter to the next node
 * that begins with it.
 */
export function treeStep(
  key: string,
  rows: readonly TreeRow[],
  at: { readonly key: string | undefined; readonly closed: ReadonlySet<string> },
): TreeStep | undefined {
  const index = Math.max(
    0,
    rows.findIndex(({ node }) => node.key === at.key),
  );
  const row = rows[index];
  if (row === undefined) return undefined;
  switch (key) {
    case 'ArrowDown':
      return goTo(rows[Math.min(index + 1, rows.length - 1)]);
    case 'ArrowUp':
      return goTo(rows[Math.max(index - 1, 0)]);
    case 'Home':
      return goTo(rows[0]);
    case 'End':
      return goTo(rows.at(-1));
    case 'ArrowRight':
      if (row.node.children.length === 0) return undefined;
      return at.closed.has(row.node.key) ? { kind: 'open', key: row.node.key } : goTo(rows[index + 1]);
    case 'ArrowLeft':
      if (row.node.children.length > 0 && !at.closed.has(row.node.key)) return { kind: 'close', key: row.node.key };
      return row.parentKey === undefined ? undefined : { kind: 'go', key: row.parentKey };
    default:
      return key.length === 1
        ? goTo(nextWithLetter(key, [...rows.slice(index + 1), ...rows.slice(0, index)]))
        : undefined;
  }
}

function goTo(row: TreeRow | undefined): TreeStep | undefined {
  return row === undefined ? undefined : { kind: 'go', key: row.node.key };
}

function nextWithLetter(letter: string, rows: readonly TreeRow[]): TreeRow | undefined {
  return rows.find(({ node }) => node.label.toLocaleLowerCase().startsWith(letter.toLocaleLowerCase()));
}
