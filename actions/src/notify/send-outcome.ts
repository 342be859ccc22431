/** What came of an attempt to send a message. */
export type SendOutcome =
  | { readonly kind: 'delivered' }
  /** It may go well later. */
  | { readonly kind: 'failed'; readonly error: string; readonly retryAfterSeconds?: number }
  /** It will never go well as it is. */
  | { readonly kind: 'refused'; readonly error: string };
