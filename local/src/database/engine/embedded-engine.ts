/**
 * What the rest of the platform knows of the embedded database: bytes of the PostgreSQL wire protocol (version 3) in,
 * bytes of the reply out. There is one backend, hence one session and one exchange at a time.
 */
export interface EmbeddedEngine {
  /**
   * Runs frontend messages and hands the reply to `onReply` in pieces while it is produced, so that a large result is
   * never held as a whole. Blocks the calling thread until the backend waits for the next message.
   *
   * @throws EngineFailure when the backend died; the engine must then be thrown away and opened again.
   */
  exec(messages: Uint8Array, onReply: (piece: Uint8Array<ArrayBuffer>) => void): void;

  /** Writes a checkpoint and closes the files. */
  close(): void;
}

/** The backend is gone (a trap of the WebAssembly machine, or an exit). */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
}
