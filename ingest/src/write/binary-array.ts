import { numberArray, textArray } from './array-literal.ts';

/**
 * PostgreSQL arrays in the binary format of `array_recv`, for the columns that nearly every row has: the database takes
 * them three times as fast as it parses the same numbers from text. The driver sends a Buffer as a binary parameter.
 */
const headerBytes = 20;
const lengthBytes = 4;
const nullLength = -1;

const elementTypes = {
  int4: { oid: 23, bytes: 4 },
  float8: { oid: 701, bytes: 8 },
  timestamptz: { oid: 1184, bytes: 8 },
} as const;

type ElementType = (typeof elementTypes)[keyof typeof elementTypes];
type MaybeNumber = number | null | undefined;

/** int4[]; as text where a value is no such integer, so that the database itself refuses it. */
export function integerArray(values: readonly MaybeNumber[]): Buffer | string {
  if (!values.every((value) => value === null || value === undefined || (value | 0) === value))
    return numberArray(values);
  return encode(elementTypes.int4, values, (buffer, value, offset) => buffer.writeInt32BE(value, offset));
}

/** float8[] */
export function doubleArray(values: readonly MaybeNumber[]): Buffer {
  return encode(elementTypes.float8, values, (buffer, value, offset) => buffer.writeDoubleBE(value, offset));
}

/** numeric[]; as text where a value is no whole number that a double holds exactly. */
export function numericArray(values: readonly MaybeNumber[]): Buffer | string {
  if (!values.every((value) => value === null || value === undefined || Number.isSafeInteger(value)))
    return numberArray(values);
  const buffer = Buffer.allocUnsafe(headerBytes + values.length * (lengthBytes + longestNumericBytes));
  let offset = headerBytes;
  let hasNull = false;
  for (const value of values) {
    hasNull ||= value === null || value === undefined;
    offset =
      value === null || value === undefined
        ? buffer.writeInt32BE(nullLength, offset)
        : writeNumeric(buffer, value, offset);
  }
  writeHeader(buffer, { oid: numericOid, length: values.length, hasNull });
  return buffer.subarray(0, offset);
}

/** timestamptz[] from milliseconds since 1970; as text where one is no time, so that the database itself refuses it. */
export function timeArray(milliseconds: readonly number[]): Buffer | string {
  if (!milliseconds.every(isTime)) return textArray(milliseconds.map(timeText));
  return encode(elementTypes.timestamptz, milliseconds, writeTime);
}

/** The furthest that both a JavaScript date and, in microseconds, a double reach exactly. */
const furthestMilliseconds = 8e12;
const millisecondsTo2000 = 946_684_800_000;
const highWord = 2 ** 32;

function isTime(milliseconds: number): boolean {
  return Number.isInteger(milliseconds) && Math.abs(milliseconds) <= furthestMilliseconds;
}

function timeText(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? String(milliseconds) : date.toISOString();
}

/** Microseconds since 2000 as 64 bits. */
function writeTime(buffer: Buffer, milliseconds: number, offset: number): void {
  const microseconds = (milliseconds - millisecondsTo2000) * 1_000;
  const high = Math.floor(microseconds / highWord);
  buffer.writeInt32BE(high, offset);
  buffer.writeUInt32BE(microseconds - high * highWord, offset + 4);
}

function encode(
  type: ElementType,
  values: readonly MaybeNumber[],
  write: (buffer: Buffer, value: number, offset: number) => void,
): Buffer {
  const buffer = Buffer.allocUnsafe(headerBytes + values.length * (lengthBytes + type.bytes));
  let offset = headerBytes;
  let hasNull = false;
  for (const value of values) {
    if (value === null || value === undefined) {
      hasNull = true;
      offset = buffer.writeInt32BE(nullLength, offset);
    } else {
      offset = buffer.writeInt32BE(type.bytes, offset);
      write(buffer, value, offset);
      offset += type.bytes;
    }
  }
  writeHeader(buffer, { oid: type.oid, length: values.length, hasNull });
  return buffer.subarray(0, offset);
}

const numericOid = 1700;
const numericHeaderBytes = 8;
const numericBase = 10_000;
/** A safe integer has 16 decimal digits: four of base 10,000, each two bytes. */
const longestNumericBytes = numericHeaderBytes + 2 * 4;
const negativeSign = 0x4000;

/** A whole number in the format of `numeric_recv`: digits of base 10,000, the highest first. Returns the offset behind it. */
function writeNumeric(buffer: Buffer, value: number, offset: number): number {
  const digits: number[] = [];
  for (let rest = Math.abs(value); rest > 0; rest = Math.floor(rest / numericBase)) digits.unshift(rest % numericBase);
  let at = buffer.writeInt32BE(numericHeaderBytes + 2 * digits.length, offset);
  at = buffer.writeInt16BE(digits.length, at);
  at = buffer.writeInt16BE(Math.max(digits.length - 1, 0), at);
  at = buffer.writeInt16BE(value < 0 ? negativeSign : 0, at);
  at = buffer.writeInt16BE(0, at);
  for (const digit of digits) at = buffer.writeInt16BE(digit, at);
  return at;
}

interface Header {
  readonly oid: number;
  readonly length: number;
  readonly hasNull: boolean;
}

/** One dimension, counted from 1. */
function writeHeader(buffer: Buffer, { oid, length, hasNull }: Header): void {
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(hasNull ? 1 : 0, 4);
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(length, 12);
  buffer.writeInt32BE(1, 16);
}
