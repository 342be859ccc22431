import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { readRecord } from './log-record.ts';

/** One file of the log: the records `firstId` … `firstId + count - 1`, one behind the other. */
export interface Segment {
  readonly path: string;
  readonly firstId: number;
  readonly count: number;
  readonly bytes: number;
}

/** Names sort like the ids they carry. */
const idDigits = 16;
const namePattern = /^(\d{16})\.log$/u;

export function newSegment(folder: string, firstId: number): Segment {
  return { path: join(folder, `${String(firstId).padStart(idDigits, '0')}.log`), firstId, count: 0, bytes: 0 };
}

export function isSegmentName(name: string): boolean {
  return namePattern.test(name);
}

/** Opens a segment that an earlier run left, and cuts off a record that this run's death tore. */
export function recoverSegment(folder: string, name: string): Segment {
  const path = join(folder, name);
  const bytes = readFileSync(path);
  let offset = 0;
  let count = 0;
  for (let record = readRecord(bytes, 0); record !== undefined; record = readRecord(bytes, offset)) {
    offset = record.nextOffset;
    count += 1;
  }
  if (offset < bytes.length) truncateSync(path, offset);
  return { path, firstId: Number(namePattern.exec(name)?.[1]), count, bytes: offset };
}
