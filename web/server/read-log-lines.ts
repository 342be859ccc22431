import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A line that a room has logged. */
export interface LogLine {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly room: string;
  /** As pino numbers them: 30 information, 40 warning, 50 error, 60 fatal. */
  readonly level: number;
  readonly message: string;
  /** Everything else that the line says. */
  readonly detail: Readonly<Record<string, unknown>>;
}

const tailBytes = 128 * 1024;
const linesAtMost = 500;

/** The newest lines of the log files of a folder, the newest first. What is no JSON line of a room is left out. */
export async function readLogLines(folder: string): Promise<readonly LogLine[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.log'));
  const texts = await Promise.all(names.map((name) => readTail(join(folder, name))));
  return texts
    .flatMap((text) => text.split('\n').flatMap(readLine))
    .toSorted((one, other) => other.time - one.time)
    .slice(0, linesAtMost);
}

/** The end of a file; its first line may be cut off. */
async function readTail(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, tailBytes);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

function readLine(text: string): readonly LogLine[] {
  const line = parse(text);
  if (line === undefined) return [];
  const { time, room, level, msg, ...detail } = line;
  if (typeof time !== 'number' || typeof room !== 'string' || typeof level !== 'number') return [];
  return [{ time, room, level, message: typeof msg === 'string' ? msg : '', detail }];
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
