import { BufferReader } from './wire-classes.ts';

/** Seven groups of seven bits fill 49 bits, which a number holds exactly. */
const groupsThatFitANumber = 7;
const groupsOfA64BitVarint = 10;

/**
 * Reads 64-bit integers as a number below 2^53 and as a bigint from there, where protobufjs would allocate a Long for
 * every timestamp, alias and sequence number.
 */
export class SparkplugReader extends BufferReader {
  override uint64(): number | bigint {
    let value = 0;
    let scale = 1;
    for (let group = 0; group < groupsThatFitANumber; group += 1) {
      const byte = this.byteAt(this.pos + group);
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        this.pos += group + 1;
        return value;
      }
      scale *= 0x80;
    }
    return this.largeUint64();
  }

  private largeUint64(): number | bigint {
    let value = 0n;
    for (let group = 0; group < groupsOfA64BitVarint; group += 1) {
      const byte = this.byteAt(this.pos + group);
      value |= BigInt(byte & 0x7f) << BigInt(7 * group);
      if (byte < 0x80) {
        this.pos += group + 1;
        return asNumberWhenExact(BigInt.asUintN(64, value));
      }
    }
    throw new RangeError(`the 64-bit integer at byte ${this.pos} does not end`);
  }

  private byteAt(position: number): number {
    const byte = this.buf[position];
    if (byte === undefined) throw new RangeError(`the payload ends inside the integer at byte ${this.pos}`);
    return byte;
  }
}

/** A 64-bit integer as a number while a number holds it exactly. */
export function asNumberWhenExact(value: bigint): number | bigint {
  return value >= -BigInt(Number.MAX_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}
