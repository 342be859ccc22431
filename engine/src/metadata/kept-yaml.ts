import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CORE_SCHEMA, loadAll } from 'js-yaml';
import type { Json } from './json.ts';

/**
 * Parses YAML, and keeps what texts gave in a file for the next process: parsing a project's metadata takes a third of a
 * start.
 */
export class KeptYaml {
  readonly #file: string;
  readonly #known: ReadonlyMap<string, Json>;
  readonly #used = new Map<string, Json>();

  constructor(file: string) {
    this.#file = file;
    this.#known = readKept(file);
  }

  /** The first document of a text; null without one. `path` is for the message of the error that it may throw. */
  parse(text: string, path: string): Json {
    const key = createHash('sha256').update(text).digest('base64');
    const value = this.#known.get(key) ?? parseYaml(text, path);
    this.#used.set(key, value);
    return value;
  }

  /** Keeps what was parsed, and nothing else. */
  keep(): void {
    if ([...this.#used.keys()].every((key) => this.#known.has(key))) return;
    const unfinished = `${this.#file}.${process.pid}`;
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      writeFileSync(unfinished, JSON.stringify([...this.#used]));
      renameSync(unfinished, this.#file);
    } catch {
      // Where nothing can be written, the next start parses again.
    }
  }
}

function readKept(file: string): ReadonlyMap<string, Json> {
  try {
    // `keep` wrote it.
    return new Map(JSON.parse(readFileSync(file, 'utf8')) as [string, Json][]);
  } catch {
    return new Map();
  }
}

function parseYaml(text: string, path: string): Json {
  const [document = null] = loadAll(text, { schema: CORE_SCHEMA, filename: path });
  // YAML of the core schema is JSON.
  return document as Json;
}
