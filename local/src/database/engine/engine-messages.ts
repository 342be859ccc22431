import type { InterruptFlags } from './embedded-engine.ts';

/** What the thread that opens the database is given. */
export interface EngineWorkerData {
  readonly folder: string;
  /** Whether a commit waits until it is on the disk. */
  readonly fsync: boolean;
  /** The words of `EngineControl`. */
  readonly control: SharedArrayBuffer;
  /** How long the client may take to read a reply that has piled up. */
  readonly unreadReplyLimitMs: number;
}

/** What the gateway's thread asks of the database's thread. `data` continues a `copy … from stdin`. */
export type EngineTask =
  | { readonly kind: 'exec'; readonly messages: Uint8Array }
  | { readonly kind: 'data'; readonly messages: Uint8Array }
  | { readonly kind: 'close' };

/** What the database's thread answers: any number of pieces and wishes for copy data, then `done`, for each `exec`. */
export type EngineReport =
  | { readonly kind: 'open'; readonly interrupts: InterruptFlags }
  | { readonly kind: 'piece'; readonly piece: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'wants-copy-data'; readonly piece: Uint8Array<ArrayBuffer> | undefined }
  /** `unread`: the client did not read in time, so the rest of the reply was dropped. */
  | { readonly kind: 'done'; readonly piece: Uint8Array<ArrayBuffer> | undefined; readonly unread: boolean }
  | { readonly kind: 'closed' };
