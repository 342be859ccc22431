import type { RefusalReason } from '../host/host-action.ts';

export type ReceiptOutcome =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'duplicate' }
  | { readonly outcome: 'refused'; readonly reason: RefusalReason; readonly detail: string };

/** What became of one item of a sender that waits: accepted, unless something else is said before the commit. */
export class Receipt {
  private current: ReceiptOutcome = { outcome: 'accepted' };

  get outcome(): ReceiptOutcome {
    return this.current;
  }

  noteDuplicate(): void {
    this.current = { outcome: 'duplicate' };
  }

  noteRefusal(reason: RefusalReason, detail: string): void {
    this.current = { outcome: 'refused', reason, detail };
  }
}
