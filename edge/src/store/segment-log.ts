import {
  closeSync,
  fdatasync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { promisify } from 'node:util';
import { frameRecord, longestRecordBytes, readRecord } from './log-record.ts';
import { isSegmentName, newSegment, recoverSegment, type Segment } from './segment.ts';

const segmentBytes = 1_048_576;
const syncFile = promisify(fdatasync);

/** Where a read ended, so that the next one in order need not search. */
interface ReadPosition {
  readonly id: number;
  readonly segment: string;
  readonly offset: number;
}

/**
 * An append-only log of records with rising ids, in a folder of segment files. What `append` has written survives the
 * death of the process at any moment (it is in the operating system's cache); a record torn by that death is cut off
 * when the log is opened again. `sync` makes it survive a power cut too. Oldest segments go when the log is too long.
 */
export class SegmentLog {
  readonly #folder: string;
  readonly #maximumBytes: number;
  #segments: Segment[];
  #file: number;
  #readPosition: ReadPosition | undefined;

  /** Opens or begins the log in `folder`, which no other process may use at the same time. */
  constructor(folder: string, maximumBytes: number) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    this.#maximumBytes = maximumBytes;
    const names = readdirSync(folder).filter(isSegmentName).sort();
    this.#segments = names.map((name) => recoverSegment(folder, name));
    if (this.#segments.length === 0) this.#segments.push(newSegment(folder, 0));
    this.#file = openSync(this.#active.path, 'a');
  }

  get firstId(): number {
    return this.#segments[0]?.firstId ?? 0;
  }

  /** The id that the next record will get. */
  get endId(): number {
    return this.#active.firstId + this.#active.count;
  }

  get bytes(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.bytes, 0);
  }

  /** Writes the records at once; their ids are `endId` as it was, and so on. */
  append(bodies: readonly Buffer[]): void {
    if (bodies.length === 0) return;
    if (this.#active.bytes >= segmentBytes) this.#beginSegment();
    const frames = Buffer.concat(bodies.map(frameRecord));
    this.#write(frames);
    const { count, bytes } = this.#active;
    this.#active = { ...this.#active, count: count + bodies.length, bytes: bytes + frames.length };
    this.#dropWhatIsTooMuch();
  }

  /** Up to `limit` records from `fromId` on, with the id of the first; fewer at the end of a segment, none at the end. */
  read(fromId: number, limit: number): { firstId: number; bodies: Buffer[] } {
    const wanted = Math.max(fromId, this.firstId);
    const segment = this.#segments.findLast(({ firstId, count }) => firstId <= wanted && wanted < firstId + count);
    const next = segment ?? this.#segments.find(({ firstId, count }) => firstId > wanted && count > 0);
    if (next === undefined) return { firstId: wanted, bodies: [] };
    return this.#readFrom(next, Math.max(wanted, next.firstId), limit);
  }

  /** Deletes the segments that hold only records before `id`. */
  release(id: number): void {
    while (this.#segments.length > 1) {
      const [oldest] = this.#segments;
      if (oldest === undefined || oldest.firstId + oldest.count > id) return;
      this.#dropOldest();
    }
  }

  async sync(): Promise<void> {
    await syncFile(this.#file);
  }

  close(): void {
    closeSync(this.#file);
  }

  get #active(): Segment {
    return this.#segments.at(-1) ?? newSegment(this.#folder, 0);
  }

  set #active(segment: Segment) {
    this.#segments[this.#segments.length - 1] = segment;
  }

  /** Writes all or nothing: half a record left by a full disk would hide every later one. */
  #write(frames: Buffer): void {
    try {
      let written = 0;
      while (written < frames.length) written += writeSync(this.#file, frames, written);
    } catch (error) {
      ftruncateSync(this.#file, this.#active.bytes);
      throw error;
    }
  }

  #beginSegment(): void {
    const next = newSegment(this.#folder, this.endId);
    closeSync(this.#file);
    this.#file = openSync(next.path, 'a');
    this.#segments.push(next);
  }

  #dropWhatIsTooMuch(): void {
    while (this.bytes > this.#maximumBytes && this.#segments.length > 1) this.#dropOldest();
  }

  #dropOldest(): void {
    const oldest = this.#segments.shift();
    if (oldest !== undefined) unlinkSync(oldest.path);
  }

  #readFrom(segment: Segment, fromId: number, limit: number): { firstId: number; bodies: Buffer[] } {
    const bodies: Buffer[] = [];
    let { id, offset } = this.#startOf(segment, fromId);
    for (;;) {
      const slice = readSlice(segment.path, offset);
      const { count, bytes } = takeRecords(slice, Math.max(0, fromId - id) + limit - bodies.length, (body) => {
        if (id >= fromId) bodies.push(body);
        id += 1;
      });
      offset += bytes;
      if (count === 0 || bodies.length === limit) break;
    }
    this.#readPosition = { id, segment: segment.path, offset };
    return { firstId: fromId, bodies };
  }

  #startOf(segment: Segment, fromId: number): { id: number; offset: number } {
    const last = this.#readPosition;
    return last?.segment === segment.path && last.id <= fromId ? last : { id: segment.firstId, offset: 0 };
  }
}

/** Passes on up to `limit` records; says how many there were, and how many bytes they took. */
function takeRecords(bytes: Buffer, limit: number, take: (body: Buffer) => void): { count: number; bytes: number } {
  let offset = 0;
  let count = 0;
  while (count < limit) {
    const record = readRecord(bytes, offset);
    if (record === undefined) break;
    take(record.body);
    offset = record.nextOffset;
    count += 1;
  }
  return { count, bytes: offset };
}

/** Enough of the file from `offset` on to hold the longest record. */
function readSlice(path: string, offset: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const slice = Buffer.allocUnsafe(Math.min(longestRecordBytes, Math.max(0, fstatSync(file).size - offset)));
    return slice.subarray(0, readSync(file, slice, 0, slice.length, offset));
  } finally {
    closeSync(file);
  }
}
