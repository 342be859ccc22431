import type { RefusalReason } from '../host/host-action.ts';

/** What became of a dead letter that was taken again. */
export type ReplayResult =
  { readonly kind: 'landed' } | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly detail: string };
