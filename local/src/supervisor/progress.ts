/** Told what a start does, step by step. */
export interface Progress {
  /** A step has ended well; `detail` is an address or what was done. */
  done(step: string, tookMs: number, detail: string): void;
  /** A room that runs printed a warning or an error, or ended unasked. */
  complained(room: string, message: string): void;
  /** A room that had failed is ready again. */
  recovered(room: string): void;
}
