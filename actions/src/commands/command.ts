import type { z } from 'zod';

/** A command that people or machines may give. */
export interface Command {
  /** Name of its function in the schema command of the database; its path is the same with hyphens. */
  readonly name: string;
  /** What it must be given: the arguments of its action, without `idempotencyKey`. */
  readonly input: z.ZodObject;
}
