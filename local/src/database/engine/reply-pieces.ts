import type { Exchange } from './embedded-engine.ts';

/** Replies are handed on in pieces of about this size. */
const pieceBytes = 262_144;

/** Gathers the backend's small writes into pieces worth sending to another thread. */
export class ReplyPieces {
  #writes: Uint8Array<ArrayBuffer>[] = [];
  #bytes = 0;
  /** The latest write, also after it was handed on. */
  last: Uint8Array = new Uint8Array(0);

  add(write: Uint8Array<ArrayBuffer>, exchange: Exchange): void {
    this.#writes.push(write);
    this.#bytes += write.length;
    this.last = write;
    if (this.#bytes >= pieceBytes) this.flush(exchange);
  }

  /** Hands on what is there, if anything. */
  flush(exchange: Exchange): void {
    const [first] = this.#writes;
    if (first === undefined) return;
    const piece = this.#writes.length === 1 ? first : this.#concatenated();
    // A write that is handed on belongs to the other thread afterwards.
    if (piece === this.last) this.last = piece.slice(-tailBytes);
    this.#writes = [];
    this.#bytes = 0;
    exchange.onReply(piece);
  }

  #concatenated(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(this.#bytes);
    let offset = 0;
    for (const write of this.#writes) {
      whole.set(write, offset);
      offset += write.length;
    }
    return whole;
  }
}

/** Enough of the end to recognize a CopyInResponse of 1,600 columns, PostgreSQL's maximum. */
const tailBytes = 3_210;
