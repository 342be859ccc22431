import type { z } from 'zod';
import type { SecretHasher } from '../sign-in/secret-hasher.ts';

/** A command that people or machines may give. */
export interface Command {
  /** Name of its function in the schema command of the database; its path is the same with hyphens. */
  readonly name: string;
  /** What it must be given: the arguments of its action, without `idempotencyKey`. */
  readonly input: z.ZodObject;
  /** Of an input with a secret in it: what the database is given instead. */
  readonly seal?: (input: Readonly<Record<string, unknown>>, hasher: SecretHasher) => Promise<SealedInput>;
}

/** An input whose secret has become a hash, under `secret`: the database neither keeps nor compares that. */
export interface SealedInput {
  readonly input: Readonly<Record<string, unknown>>;
  /** What is answered beside, to the first who gives the command: a secret that was made for it. */
  readonly made?: Readonly<Record<string, unknown>>;
}
