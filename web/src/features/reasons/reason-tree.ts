import type { TreeNode } from '../../design/tree/tree-row.ts';

/** A reason of either tree. */
export interface TreeReason {
  readonly id: number;
  readonly parent_id: number | null;
  readonly code: string;
  readonly name: string;
  readonly active: boolean;
  readonly version: number;
}

/** Reasons as a tree; `detail` says what a reason leads to. */
export function reasonTree<Reason extends TreeReason>(
  reasons: readonly Reason[],
  detail: (reason: Reason) => string,
  parentId: number | null = null,
): readonly TreeNode[] {
  return reasons
    .filter(({ parent_id }) => parent_id === parentId)
    .map((reason) => ({
      key: String(reason.id),
      label: `${reason.name} (${reason.code})`,
      detail: detail(reason),
      isRetired: !reason.active,
      children: reasonTree(reasons, detail, reason.id),
    }));
}

/** The reasons that another one may be put under: those in use and the one that it is under, not the reason itself, nor what is below it. */
export function possibleParents<Reason extends TreeReason>(
  reasons: readonly Reason[],
  reason: Reason | undefined,
): readonly Reason[] {
  const isBelow = (each: Reason): boolean => {
    if (reason === undefined) return false;
    const parent = reasons.find(({ id }) => id === each.parent_id);
    return each.id === reason.id || (parent !== undefined && isBelow(parent));
  };
  return reasons.filter((each) => (each.active || each.id === reason?.parent_id) && !isBelow(each));
}
