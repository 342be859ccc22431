/** Bytes as they come from a socket, taken out in the lengths that the protocol announces. Copies each byte once at most. */
export class ByteQueue {
  #chunks: Buffer[] = [];
  #bytes = 0;

  get length(): number {
    return this.#bytes;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
  }

  /** The first bytes without taking them; undefined when there are fewer. */
  peek(length: number): Buffer | undefined {
    if (this.#bytes < length) return undefined;
    const [first] = this.#chunks;
    return first !== undefined && first.length >= length ? first : this.#merged();
  }

  /** Takes bytes off the front; undefined when there are fewer. */
  take(length: number): Buffer | undefined {
    const front = this.peek(length);
    if (front === undefined) return undefined;
    this.#bytes -= length;
    if (front.length === length) this.#chunks.shift();
    else this.#chunks[0] = front.subarray(length);
    return front.subarray(0, length);
  }

  #merged(): Buffer {
    const merged = Buffer.concat(this.#chunks, this.#bytes);
    this.#chunks = [merged];
    return merged;
  }
}
