/** WebAssembly binary format 1.0, section 5.5.5: the import section; 5.3.5: limits. */
const importSection = 2;
const preambleBytes = 8;
const sharedWithMaximum = 0x03;
const hasMaximum = 0x01;

const importKind = { function: 0, table: 1, memory: 2, global: 3 } as const;

/** PGlite's own maximum: 2 GiB in pages of 64 KiB. A shared memory must name one, and all modules the same. */
export const maximumPages = 32_768;

/**
 * Rewrites a WebAssembly module that imports its memory so that it imports a *shared* one. Nothing else changes: plain
 * loads and stores work on shared memory as they do on private memory. A module without a memory import comes back as
 * it is.
 */
export function shareWasmMemory(module: Uint8Array): Uint8Array {
  const section = findSection(module, importSection);
  if (section === undefined) return module;
  const limits = findMemoryLimits(module, section.body);
  if (limits === undefined) return module;
  const body = [
    module.subarray(section.body, limits.start),
    Uint8Array.from([sharedWithMaximum, ...unsigned(limits.minimum), ...unsigned(maximumPages)]),
    module.subarray(limits.end, section.end),
  ];
  const bodyBytes = body.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([
    module.subarray(0, section.start),
    Uint8Array.from([importSection, ...unsigned(bodyBytes)]),
    ...body,
    module.subarray(section.end),
  ]);
}

interface Section {
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

function findSection(module: Uint8Array, wanted: number): Section | undefined {
  const reader = new Reader(module, preambleBytes);
  while (reader.offset < module.length) {
    const start = reader.offset;
    const id = reader.byte();
    const length = reader.unsigned();
    if (id === wanted) return { start, body: reader.offset, end: reader.offset + length };
    reader.offset += length;
  }
  return undefined;
}

interface MemoryLimits {
  readonly start: number;
  readonly end: number;
  readonly minimum: number;
}

function findMemoryLimits(module: Uint8Array, body: number): MemoryLimits | undefined {
  const reader = new Reader(module, body);
  const imports = reader.unsigned();
  for (let index = 0; index < imports; index += 1) {
    reader.name();
    reader.name();
    const kind = reader.byte();
    if (kind === importKind.memory) {
      const start = reader.offset;
      const minimum = reader.limits();
      return { start, end: reader.offset, minimum };
    }
    skipImport(reader, kind);
  }
  return undefined;
}

function skipImport(reader: Reader, kind: number): void {
  switch (kind) {
    case importKind.function:
      reader.unsigned();
      break;
    case importKind.table:
      reader.byte();
      reader.limits();
      break;
    case importKind.global:
      reader.offset += 2;
      break;
    default:
      throw new Error(`A WebAssembly import of kind ${kind} is not known here.`);
  }
}

class Reader {
  readonly #bytes: Uint8Array;
  offset: number;

  constructor(bytes: Uint8Array, offset: number) {
    this.#bytes = bytes;
    this.offset = offset;
  }

  byte(): number {
    const value = this.#bytes[this.offset];
    if (value === undefined) throw new Error('The WebAssembly module ends too early.');
    this.offset += 1;
    return value;
  }

  /** LEB128 (5.2.2). */
  unsigned(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  name(): void {
    const length = this.unsigned();
    this.offset += length;
  }

  /** Reads limits and returns the minimum. */
  limits(): number {
    const flags = this.byte();
    const minimum = this.unsigned();
    if ((flags & hasMaximum) !== 0) this.unsigned();
    return minimum;
  }
}

function unsigned(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(Math.floor(value / 0x80))];
}
