import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FilePosition } from '../write/file-position.ts';
import { splitLines } from './split-lines.ts';

/** Read at a time, and the longest line that can be taken. */
const chunkBytes = 1_048_576;
/** Bytes before the offset that must not have changed. */
const tailBytes = 256;
/** Of a line that is too long, so much is kept to show which it was. */
const shownBytes = 1_024;

export type ReadLines =
  | { readonly kind: 'lines'; readonly lines: readonly Buffer[] }
  | { readonly kind: 'too-long'; readonly start: Buffer }
  | { readonly kind: 'nothing-new' };

/**
 * A file that others append lines to, by its open handle: a rename does not move it away, and a deletion does not take
 * what was not read yet.
 *
 * Following: whole lines are read from the offset on. Skipping: a line is longer than a chunk; bytes are passed over up
 * to its end. When the bytes before the offset are not what they were, the file was truncated or replaced, and is
 * followed from its start.
 */
export class TailedFile {
  readonly fileId: string;
  path: string;
  private readonly handle: FileHandle;
  private offset: number;
  private tailHash: string;
  private isSkipping = false;
  /** Size and change of the file when it was last read to its end. */
  private seenSize = -1;
  private seenMs = -1;

  private constructor(handle: FileHandle, { fileId, path, byteOffset, tailHash }: FilePosition) {
    this.handle = handle;
    this.fileId = fileId;
    this.path = path;
    this.offset = byteOffset;
    this.tailHash = tailHash;
  }

  /**
   * Opens a file where it was left: at its own position, or at that of a file that it is a copy of, as rotation by
   * copying makes them.
   */
  static async open(path: string, known: readonly FilePosition[]): Promise<TailedFile> {
    const handle = await open(path, 'r');
    const { dev, ino } = await handle.stat();
    const fileId = `${dev}:${ino}`;
    const file = new TailedFile(handle, { fileId, path, byteOffset: 0, tailHash: '' });
    const furthestFirst = [...known].sort((one, other) => other.byteOffset - one.byteOffset);
    const own = furthestFirst.filter((position) => position.fileId === fileId);
    for (const { byteOffset, tailHash } of [...own, ...furthestFirst]) {
      if (byteOffset === 0 || (await file.hashBefore(byteOffset)) !== tailHash) continue;
      file.offset = byteOffset;
      file.tailHash = tailHash;
      break;
    }
    return file;
  }

  get position(): FilePosition {
    return { fileId: this.fileId, path: this.path, byteOffset: this.offset, tailHash: this.tailHash };
  }

  /** The next lines, and the offset behind them. */
  async read(): Promise<ReadLines> {
    const { size, mtimeMs } = await this.handle.stat();
    if (size === this.seenSize && mtimeMs === this.seenMs) return { kind: 'nothing-new' };
    if (!(await this.isSameFile(size))) await this.moveTo(0);
    const bytes = await this.readAt(this.offset, chunkBytes);
    const { lines, length } = splitLines(bytes);
    if (length === 0 && bytes.length === chunkBytes) return this.passOver(bytes);
    if (bytes.length < chunkBytes) this.noteSeen(size, mtimeMs);
    if (length === 0) return { kind: 'nothing-new' };
    await this.moveTo(this.offset + length);
    const whole = this.isSkipping ? lines.slice(1) : lines;
    this.isSkipping = false;
    return { kind: 'lines', lines: whole };
  }

  /** What stands in the file without a line end; the last line of a file that nobody will append to. */
  async readRest(): Promise<Buffer> {
    const rest = await this.readAt(this.offset, chunkBytes);
    await this.moveTo(this.offset + rest.length);
    return rest;
  }

  async isDeleted(): Promise<boolean> {
    return (await this.handle.stat()).nlink === 0;
  }

  get name(): string {
    return basename(this.path);
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  private noteSeen(size: number, mtimeMs: number): void {
    this.seenSize = size;
    this.seenMs = mtimeMs;
  }

  private async passOver(bytes: Buffer): Promise<ReadLines> {
    await this.moveTo(this.offset + bytes.length);
    const wasSkipping = this.isSkipping;
    this.isSkipping = true;
    return wasSkipping ? { kind: 'lines', lines: [] } : { kind: 'too-long', start: bytes.subarray(0, shownBytes) };
  }

  private async isSameFile(size: number): Promise<boolean> {
    return size >= this.offset && (await this.hashBefore(this.offset)) === this.tailHash;
  }

  private async moveTo(offset: number): Promise<void> {
    this.offset = offset;
    this.tailHash = await this.hashBefore(offset);
    if (offset === 0) this.isSkipping = false;
  }

  private async hashBefore(offset: number): Promise<string> {
    if (offset === 0) return '';
    const start = Math.max(0, offset - tailBytes);
    const bytes = await this.readAt(start, offset - start);
    return createHash('sha256').update(bytes).digest('hex');
  }

  private async readAt(start: number, length: number): Promise<Buffer> {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await this.handle.read(buffer, 0, length, start);
    return buffer.subarray(0, bytesRead);
  }
}
