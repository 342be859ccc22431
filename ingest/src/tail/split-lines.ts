const newline = 0x0a;
const carriageReturn = 0x0d;

export interface SplitLines {
  /** Whole lines without their ends; empty ones are left out. */
  readonly lines: readonly Buffer[];
  /** Bytes up to the end of the last whole line. */
  readonly length: number;
}

/** Splits bytes at line ends; what stands behind the last one is not a line yet. */
export function splitLines(bytes: Buffer): SplitLines {
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
    const line = withoutCarriageReturn(bytes.subarray(start, end));
    if (line.length > 0) lines.push(line);
    start = end + 1;
  }
  return { lines, length: start };
}

function withoutCarriageReturn(line: Buffer): Buffer {
  return line.at(-1) === carriageReturn ? line.subarray(0, -1) : line;
}
