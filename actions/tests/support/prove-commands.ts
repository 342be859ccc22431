import { afterAll, beforeAll, describe } from 'vitest';
import type { CommandProof } from './command-proof.ts';
import { describeCommand } from './describe-command.ts';
import { serveCommands, type ServedCommands } from './served-commands.ts';

/** Commands of one subject, and what is proven of each of them. */
export interface CommandSuite {
  /** Builds enterprises of its own for the proofs. */
  readonly setUp: (served: ServedCommands) => Promise<void>;
  readonly proofs: Readonly<Record<string, CommandProof>>;
  /** Further tests of these commands. */
  readonly further?: () => void;
}

/** Proves suites one after the other on one database. */
export function proveCommands(suites: Readonly<Record<string, CommandSuite>>): void {
  let served: ServedCommands;
  beforeAll(async () => {
    served = await serveCommands();
  });
  afterAll(async () => served.stop());

  for (const [subject, { setUp, proofs, further }] of Object.entries(suites)) {
    describe(subject, () => {
      beforeAll(async () => setUp(served));
      for (const [name, proof] of Object.entries(proofs)) describeCommand(name, proof, () => served);
      further?.();
    });
  }
}
