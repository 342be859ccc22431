import type { TreeReason } from './reason-tree.ts';

/** What a form begins with that changes a reason of either tree. */
export function reasonValues(reason: TreeReason & { readonly loss_category: string }) {
  return {
    code: reason.code,
    name: reason.name,
    parentId: reason.parent_id,
    lossCategory: reason.loss_category,
  };
}
