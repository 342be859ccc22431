import { expect } from 'vitest';
import type { CommandProof } from './command-proof.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Expects of an answer the row that it leads to. */
export function leadsTo(relationship: string, row: (input: Fields) => Fields): CommandProof['arrives'] {
  return (input, answer) => expect(answer[relationship]).toEqual(row(input));
}
