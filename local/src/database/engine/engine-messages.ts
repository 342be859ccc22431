/** What the thread that opens the database is given. */
export interface EngineWorkerData {
  readonly folder: string;
}

/** What the gateway's thread asks of the database's thread. */
export type EngineTask = { readonly kind: 'exec'; readonly messages: Uint8Array } | { readonly kind: 'close' };

/** What the database's thread answers: any number of pieces, then `done`, for each `exec`. */
export type EngineReport =
  | { readonly kind: 'open' }
  | { readonly kind: 'piece'; readonly piece: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'done' }
  | { readonly kind: 'closed' };
