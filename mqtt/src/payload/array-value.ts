import { DataType } from './data-type.ts';
import type { MetricValue } from './metric-value.ts';
import { asNumberWhenExact } from './sparkplug-reader.ts';

/** One element of a fixed width, little-endian (Sparkplug 3.0, 6.4.16, as corrected on the 3.x branch). */
interface ElementCodec {
  readonly bytes: number;
  readonly read: (buffer: Buffer, offset: number) => number | bigint;
  readonly write: (buffer: Buffer, offset: number, value: number | bigint) => void;
}

const int64: ElementCodec = {
  bytes: 8,
  read: (buffer, offset) => asNumberWhenExact(buffer.readBigInt64LE(offset)),
  write: (buffer, offset, value) => buffer.writeBigInt64LE(BigInt(value), offset),
};

const uint64: ElementCodec = {
  bytes: 8,
  read: (buffer, offset) => asNumberWhenExact(buffer.readBigUInt64LE(offset)),
  write: (buffer, offset, value) => buffer.writeBigUInt64LE(BigInt(value), offset),
};

const elementCodecs: Readonly<Record<number, ElementCodec>> = {
  [DataType.Int8Array]: {
    bytes: 1,
    read: (buffer, offset) => buffer.readInt8(offset),
    write: (buffer, offset, value) => buffer.writeInt8(Number(value), offset),
  },
  [DataType.Int16Array]: {
    bytes: 2,
    read: (buffer, offset) => buffer.readInt16LE(offset),
    write: (buffer, offset, value) => buffer.writeInt16LE(Number(value), offset),
  },
  [DataType.Int32Array]: {
    bytes: 4,
    read: (buffer, offset) => buffer.readInt32LE(offset),
    write: (buffer, offset, value) => buffer.writeInt32LE(Number(value), offset),
  },
  [DataType.Int64Array]: int64,
  [DataType.UInt8Array]: {
    bytes: 1,
    read: (buffer, offset) => buffer.readUInt8(offset),
    write: (buffer, offset, value) => buffer.writeUInt8(Number(value), offset),
  },
  [DataType.UInt16Array]: {
    bytes: 2,
    read: (buffer, offset) => buffer.readUInt16LE(offset),
    write: (buffer, offset, value) => buffer.writeUInt16LE(Number(value), offset),
  },
  [DataType.UInt32Array]: {
    bytes: 4,
    read: (buffer, offset) => buffer.readUInt32LE(offset),
    write: (buffer, offset, value) => buffer.writeUInt32LE(Number(value), offset),
  },
  [DataType.UInt64Array]: uint64,
  [DataType.FloatArray]: {
    bytes: 4,
    read: (buffer, offset) => buffer.readFloatLE(offset),
    write: (buffer, offset, value) => buffer.writeFloatLE(Number(value), offset),
  },
  [DataType.DoubleArray]: {
    bytes: 8,
    read: (buffer, offset) => buffer.readDoubleLE(offset),
    write: (buffer, offset, value) => buffer.writeDoubleLE(Number(value), offset),
  },
  [DataType.DateTimeArray]: uint64,
};

const countBytes = 4;

/** Whether a datatype travels as packed elements in `bytes_value`. */
export function isArrayType(datatype: number): boolean {
  return datatype >= DataType.Int8Array && datatype <= DataType.DateTimeArray;
}

/** Unpacks an array; `undefined` when the bytes don't fit the datatype. */
export function unpackArray(datatype: number, bytes: Uint8Array): MetricValue | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (datatype === DataType.BooleanArray) return unpackBooleans(buffer);
  if (datatype === DataType.StringArray) return unpackStrings(buffer);
  const codec = elementCodecs[datatype];
  if (codec === undefined || buffer.length % codec.bytes !== 0) return undefined;
  return Array.from({ length: buffer.length / codec.bytes }, (_, index) => codec.read(buffer, index * codec.bytes));
}

/** Packs an array; throws a TypeError when its elements don't fit the datatype. */
export function packArray(datatype: number, elements: readonly unknown[]): Buffer {
  if (datatype === DataType.BooleanArray) return packBooleans(elements);
  if (datatype === DataType.StringArray) return Buffer.from(elements.map((text) => `${String(text)}\0`).join(''));
  const codec = elementCodecs[datatype];
  if (codec === undefined) throw new TypeError(`${datatype} is not an array datatype.`);
  const buffer = Buffer.alloc(elements.length * codec.bytes);
  elements.forEach((element, index) => codec.write(buffer, index * codec.bytes, requireNumeric(element)));
  return buffer;
}

/** A little-endian count of four bytes, then the bits, the most significant first. */
function unpackBooleans(buffer: Buffer): boolean[] | undefined {
  if (buffer.length < countBytes) return undefined;
  const count = buffer.readUInt32LE(0);
  if (buffer.length - countBytes < Math.ceil(count / 8)) return undefined;
  return Array.from({ length: count }, (_, index) => (bitMask(index) & (buffer[byteOfBit(index)] ?? 0)) !== 0);
}

function packBooleans(elements: readonly unknown[]): Buffer {
  const buffer = Buffer.alloc(countBytes + Math.ceil(elements.length / 8));
  buffer.writeUInt32LE(elements.length, 0);
  elements.forEach((element, index) => {
    if (element === true) buffer[byteOfBit(index)] = (buffer[byteOfBit(index)] ?? 0) | bitMask(index);
  });
  return buffer;
}

function byteOfBit(index: number): number {
  return countBytes + (index >> 3);
}

function bitMask(index: number): number {
  return 0x80 >> (index & 7);
}

/** Strings that each end in a NUL; text after the last NUL is a string whose end was left out. */
function unpackStrings(buffer: Buffer): string[] {
  const strings = buffer.toString('utf8').split('\0');
  if (strings.at(-1) === '') strings.pop();
  return strings;
}

function requireNumeric(element: unknown): number | bigint {
  if (typeof element === 'number' || typeof element === 'bigint') return element;
  throw new TypeError(`${String(element)} is not a number, but the array's datatype is numeric.`);
}
