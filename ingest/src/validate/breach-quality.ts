import { Quality } from '@andon/mqtt';
import type { Breach } from './find-breaches.ts';

/**
 * Quality codes of OPC for values that may be wrong: outside of engineering units, sensor not accurate, last usable
 * value, uncertain. Nothing is wrong with the value that ends a gap.
 */
const codes: Readonly<Record<Breach, number>> = { range: 84, rate: 80, stuck: 68, duplicate: 64, gap: Quality.good };

/** The quality of a value that breaks rules: the worst of its own and theirs. */
export function qualityAfter(breaches: readonly Breach[], declared: number): number {
  return breaches.reduce((quality, breach) => worseQuality(quality, codes[breach]), declared);
}

/**
 * The quality of two statements about one sample, whichever came first. A stale one is the end of what was known before:
 * what is said beside it counts as it is said.
 */
export function worseQuality(known: number, added: number): number {
  return known === Quality.stale || added === Quality.stale ? added : Math.min(known, added);
}
