import { expect, it } from 'vitest';
import { readCoverage } from './support/read-coverage.ts';

it('every assertion about a host, the codec and a broker stands in the title of a test', () => {
  const lines = readCoverage(new URL('../../../', import.meta.url)).filter(({ line }) => !line.startsWith('E'));
  expect(lines.length).toBeGreaterThan(70);
  expect(lines.filter(({ missing }) => missing.length > 0).map(({ line, missing }) => [line, ...missing])).toEqual([]);
});
