import { readCoverage } from './support/read-coverage.ts';
import type { LineCoverage } from './support/read-coverage.ts';

/** Parts of assertions.txt by the letter of their lines; the edge node's are shown, but not asked for. */
const parts = { H: 'host', C: 'codec', B: 'broker', E: 'edge node' } as const;

/** Prints what the test titles cover of Sparkplug 3.0, and ends with 1 when something of host, codec or broker is missing. */
function main(): void {
  const coverage = readCoverage(new URL('../../../', import.meta.url));
  for (const [letter, part] of Object.entries(parts)) printPart(part, ofPart(coverage, letter));
  const isMissing = ['H', 'C', 'B'].some((letter) =>
    ofPart(coverage, letter).some(({ missing }) => missing.length > 0),
  );
  process.exitCode = isMissing ? 1 : 0;
}

function ofPart(coverage: readonly LineCoverage[], letter: string): readonly LineCoverage[] {
  return coverage.filter(({ line }) => line.startsWith(letter));
}

function printPart(part: string, lines: readonly LineCoverage[]): void {
  const covered = lines.filter(({ missing }) => missing.length === 0);
  const ids = lines.flatMap((line) => line.ids);
  const missingIds = lines.flatMap(({ line, missing }) => missing.filter((id) => id !== line));
  console.log(
    `${part}: ${covered.length} of ${lines.length} lines, ${ids.length - missingIds.length} of ${ids.length} assertion ids`,
  );
  for (const { line, missing } of lines) if (missing.length > 0) console.log(`  ${line} lacks ${missing.join(' ')}`);
}

main();
