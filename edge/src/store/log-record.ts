import { crc32 } from 'node:zlib';

/** Length of the body and its checksum, each an unsigned 32-bit big-endian integer. */
const headerBytes = 8;

/** A body longer than this is no record of ours but a damaged length. */
const maximumBodyBytes = 262_136;

/** So many bytes hold at least one whole record, wherever it begins. */
export const longestRecordBytes = headerBytes + maximumBodyBytes;

/** Frames one record for the log: length, CRC-32, body. */
export function frameRecord(body: Buffer): Buffer {
  if (body.length > maximumBodyBytes) throw new RangeError(`A record of ${body.length} bytes is too long for the log.`);
  const frame = Buffer.allocUnsafe(headerBytes + body.length);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  body.copy(frame, headerBytes);
  return frame;
}

/**
 * Reads the record that starts at `offset`: its body and where the next one starts. `undefined` when there is none or
 * it is torn: cut short, or with a checksum that doesn't match.
 */
export function readRecord(bytes: Buffer, offset: number): { body: Buffer; nextOffset: number } | undefined {
  if (offset + headerBytes > bytes.length) return undefined;
  const length = bytes.readUInt32BE(offset);
  const nextOffset = offset + headerBytes + length;
  // An empty body is none of ours: its checksum is 0, and so are the bytes that a file system may leave behind.
  if (length === 0 || length > maximumBodyBytes || nextOffset > bytes.length) return undefined;
  const body = bytes.subarray(offset + headerBytes, nextOffset);
  return crc32(body) === bytes.readUInt32BE(offset + 4) ? { body, nextOffset } : undefined;
}
