/** Something that may have others below it. */
export interface TreeNode {
  readonly key: string;
  readonly label: string;
  /** Said behind the label, quieter. */
  readonly detail?: string;
  readonly isRetired?: boolean;
  readonly children: readonly TreeNode[];
}

/** A node as it stands in the list, with what is around it. */
export interface TreeRow {
  readonly node: TreeNode;
  /** 1 at the top. */
  readonly level: number;
  /** Its place among those with the same parent, from 1, and how many these are. */
  readonly position: number;
  readonly siblings: number;
  readonly parentKey: string | undefined;
}

/** The nodes that are seen, one below the other: those under a closed one are not. */
export function treeRows(
  nodes: readonly TreeNode[],
  closed: ReadonlySet<string>,
  parent?: { readonly key: string; readonly level: number },
): readonly TreeRow[] {
  const level = (parent?.level ?? 0) + 1;
  return nodes.flatMap((node, index) => [
    { node, level, position: index + 1, siblings: nodes.length, parentKey: parent?.key },
    ...(closed.has(node.key) ? [] : treeRows(node.children, closed, { key: node.key, level })),
  ]);
}
