import { readdirSync, readFileSync } from 'node:fs';

/** A line of assertions.txt, and what of it no test title names. */
export interface LineCoverage {
  /** `H1.1` */
  readonly line: string;
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  readonly missing: readonly string[];
}

const testFolders = ['ingest/tests/', 'mqtt/tests/', 'edge/tests/'];
const linePattern = /\b[HCBE]\d+(?:\.\d+)?\b/g;
/** A title begins with its line; tests of a table keep it in a string of the table. */
const titlePattern = /(['"`])([HCBE]\d+(?:\.\d+)?\b(?:(?!\1).)*)\1/g;

/** Reads which assertions the titles of the tests name; `root` is the folder of the project. */
export function readCoverage(root: URL): readonly LineCoverage[] {
  const titles = testFolders.flatMap((folder) => titlesIn(new URL(folder, root)));
  return readAssertions().map(({ line, ids }) => {
    const own = titles.filter((title) => title.match(linePattern)?.includes(line));
    const words = new Set(own.flatMap((title) => title.split(/[\s:]+/)));
    const missing = own.length === 0 ? [line, ...ids] : ids.filter((id) => !words.has(id));
    return { line, ids, titles: own, missing };
  });
}

function titlesIn(folder: URL): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.test.ts'));
  const sources = paths.map((path) => readFileSync(new URL(path, folder), 'utf8'));
  return sources.flatMap((source) => [...source.matchAll(titlePattern)].map(([, , title = '']) => title));
}

function readAssertions(): readonly Pick<LineCoverage, 'line' | 'ids'>[] {
  const text = readFileSync(new URL('../assertions.txt', import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((each) => {
    const [line = '', ...ids] = each.split(' ');
    return { line, ids };
  });
}
