const headerBytes = 5;

/** What becomes of one message of a reply: passed on as it is, replaced, or dropped. */
export type Verdict = Buffer | 'pass' | 'drop';

/**
 * Walks over a reply that arrives in arbitrary pieces. Messages of the wanted types are shown whole to `judge`; all
 * others, such as rows, pass through without being copied or gathered.
 */
export class ReplyWalker {
  readonly #wanted: ReadonlySet<number>;
  readonly #judge: (type: number, message: Buffer) => Verdict;
  /** The beginning of a message whose rest has not arrived. */
  #carried: Buffer | undefined;
  /** Bytes still to come of an unwanted message. */
  #passing = 0;

  constructor(wanted: ReadonlySet<number>, judge: (type: number, message: Buffer) => Verdict) {
    this.#wanted = wanted;
    this.#judge = judge;
  }

  /** Takes a piece and returns what is to be sent on. */
  push(piece: Buffer): readonly Buffer[] {
    const bytes = this.#carried === undefined ? piece : Buffer.concat([this.#carried, piece]);
    this.#carried = undefined;
    const out: Buffer[] = [];
    let offset = Math.min(this.#passing, bytes.length);
    this.#passing -= offset;
    let passFrom = 0;
    while (offset < bytes.length) {
      const length = messageLength(bytes, offset);
      const end = offset + (length ?? Infinity);
      if (length !== undefined && !this.#wanted.has(bytes.readUInt8(offset))) {
        this.#passing = Math.max(0, end - bytes.length);
        offset = Math.min(end, bytes.length);
        continue;
      }
      if (offset > passFrom) out.push(bytes.subarray(passFrom, offset));
      passFrom = offset;
      if (end > bytes.length) {
        this.#carried = bytes.subarray(offset);
        return out;
      }
      const verdict = this.#judge(bytes.readUInt8(offset), bytes.subarray(offset, end));
      if (verdict !== 'pass') {
        if (verdict !== 'drop') out.push(verdict);
        passFrom = end;
      }
      offset = end;
    }
    if (offset > passFrom) out.push(bytes.subarray(passFrom, offset));
    return out;
  }
}

function messageLength(bytes: Buffer, offset: number): number | undefined {
  return bytes.length - offset < headerBytes ? undefined : 1 + bytes.readInt32BE(offset + 1);
}
