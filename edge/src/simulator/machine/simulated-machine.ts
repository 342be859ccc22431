import type { Character } from './character.ts';
import { SimulatedLine, type Sampling } from './simulated-line.ts';

/** A machine that stands alone, as a line of one: `advance(toTime)` returns what its PLC showed since the last call. */
export function createMachine(
  character: Character,
  seed: string,
  { from, sampling }: { readonly from: number; readonly sampling: Sampling },
): SimulatedLine {
  return new SimulatedLine({ characters: [character], bufferUnits: 0 }, seed, from, sampling);
}
