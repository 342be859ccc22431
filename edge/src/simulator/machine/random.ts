/** A reproducible source of chance: the same seed gives the same numbers on every machine and Node version. */
export interface Random {
  /** A number in `[0, 1)`. */
  next(): number;
}

/** Hashes text to 32 bits (FNV-1a with a final mix, so that similar texts give unrelated numbers). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return mix(hash);
}

/** Hashes two 32-bit numbers to one. */
export function hashPair(first: number, second: number): number {
  return mix(Math.imul(first ^ 0x9e3779b9, 0x85ebca6b) ^ mix(second));
}

/** A number in `[0, 1)` made of a 32-bit hash. */
export function fractionOf(hash: number): number {
  return (hash >>> 0) / 2 ** 32;
}

/** The generator mulberry32: 32 bits of state, period 2^32, far more than any run draws. */
export function createRandom(seed: string): Random {
  let state = hashText(seed);
  return {
    next() {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return fractionOf(mixed ^ (mixed >>> 14));
    },
  };
}

/** Waiting time until an event that happens once per `mean` on average, whatever happened before. */
export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random.next());
}

/** A duration whose median is `median`; at `spread` 0.7 one in twenty is longer than three medians. */
export function logNormal(random: Random, median: number, spread: number): number {
  const angle = 2 * Math.PI * random.next();
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return median * Math.exp(spread * radius * Math.cos(angle));
}

/** A number in `[from, to)`. */
export function between(random: Random, from: number, to: number): number {
  return from + (to - from) * random.next();
}

/** Murmur3's finalizer. */
function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
