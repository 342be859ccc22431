import type { WasmMemory } from './web-assembly.ts';

/**
 * What the rest of the platform knows of the embedded database: bytes of the PostgreSQL wire protocol (version 3) in,
 * bytes of the reply out. There is one backend, hence one session and one exchange at a time.
 */
export interface EmbeddedEngine {
  /** Lets another thread cancel what runs here. */
  readonly interrupts: InterruptFlags;

  /**
   * Runs frontend messages and blocks the calling thread until the backend waits for the next one.
   *
   * @throws EngineFailure when the backend died; the engine must then be thrown away and opened again.
   */
  exec(messages: Uint8Array, exchange: Exchange): void;

  /** Makes the backend end what it runs as soon as it can, with SQLSTATE 57014. For this thread, during `exec`. */
  cancel(): void;

  /** Writes a checkpoint and closes the files. */
  close(): void;
}

/** The other side of one `exec`. */
export interface Exchange {
  /** Takes the reply in pieces while it is produced, so that a large one is never held as a whole. */
  onReply(piece: Uint8Array<ArrayBuffer>): void;
  /** Blocks until the client has sent more of its `copy … from stdin`. */
  awaitCopyData(): Uint8Array;
}

/** Where in the backend's shared memory the flags are that PostgreSQL's signal handlers set (globals.c). */
export interface InterruptFlags {
  readonly memory: WasmMemory;
  /** Byte addresses of 32-bit flags. */
  readonly interruptPending: number;
  readonly queryCancelPending: number;
}

/** What StatementCancelHandler does in a server when it gets SIGINT. Any thread may call it. */
export function raiseQueryCancel({ memory, interruptPending, queryCancelPending }: InterruptFlags): void {
  const words = new Int32Array(memory.buffer);
  Atomics.store(words, queryCancelPending >> 2, 1);
  Atomics.store(words, interruptPending >> 2, 1);
}

/** Forgets a cancel that came too late for its query. */
export function clearQueryCancel({ memory, interruptPending, queryCancelPending }: InterruptFlags): void {
  const words = new Int32Array(memory.buffer);
  Atomics.store(words, queryCancelPending >> 2, 0);
  Atomics.store(words, interruptPending >> 2, 0);
}

/** The backend is gone (a trap of the WebAssembly machine, or an exit). */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
}
