const pubackType = 4;

/** Counts the PUBACK packets in what an MQTT client sends, whatever pieces it comes in. */
export class PubackCounter {
  count = 0;
  private rest = Buffer.alloc(0);

  read(data: Buffer): void {
    this.rest = Buffer.concat([this.rest, data]);
    for (let length = packetLength(this.rest); length !== undefined; length = packetLength(this.rest)) {
      if ((this.rest[0] ?? 0) >> 4 === pubackType) this.count += 1;
      this.rest = this.rest.subarray(length);
    }
  }
}

/** Length of the whole packet at the start of the bytes; `undefined` while some of it is missing. */
function packetLength(bytes: Buffer): number | undefined {
  let remaining = 0;
  for (let index = 1; index < bytes.length && index <= 4; index += 1) {
    const byte = bytes[index] ?? 0;
    remaining += (byte & 0x7f) * 0x80 ** (index - 1);
    if (byte < 0x80) return bytes.length >= index + 1 + remaining ? index + 1 + remaining : undefined;
  }
  return undefined;
}
