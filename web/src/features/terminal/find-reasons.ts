/** A reason of the tree. */
export interface Reason {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly parent_id: number | null;
}

/** The reasons whose name or code has what is searched for, anywhere in the tree; without a search those under a parent. */
export function findReasons(
  reasons: readonly Reason[],
  { search, parentId }: { readonly search: string; readonly parentId: number | null },
): readonly Reason[] {
  const wanted = search.trim().toLocaleLowerCase();
  if (wanted === '') return reasons.filter(({ parent_id }) => parent_id === parentId);
  return reasons.filter(({ name, code }) => `${name} ${code}`.toLocaleLowerCase().includes(wanted));
}
