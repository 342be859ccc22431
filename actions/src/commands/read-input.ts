import { z } from 'zod';
import { Refusal } from '../server/refusal.ts';
import type { Command } from './command.ts';

const keySchema = z.object({
  idempotencyKey: z.uuid('A key is a UUID, such as one from crypto.randomUUID().').nullish(),
});

/** What a command is run with. */
export interface CheckedInput {
  readonly input: Readonly<Record<string, unknown>>;
  readonly idempotencyKey: string | undefined;
}

/**
 * Checks what a command was given.
 *
 * @throws {Refusal} that says for each faulty field what is wrong with it
 */
export function readInput(command: Command, given: Readonly<Record<string, unknown>>): CheckedInput {
  const { idempotencyKey, ...rest } = given;
  const key = keySchema.safeParse({ idempotencyKey });
  const input = command.input.safeParse(rest);
  if (key.success && input.success) return { input: input.data, idempotencyKey: key.data.idempotencyKey ?? undefined };
  throw refusalOf([...(input.error?.issues ?? []), ...(key.error?.issues ?? [])]);
}

/**
 * Checks the fields of something else than a command.
 *
 * @throws {Refusal} that says for each faulty field what is wrong with it
 */
export function readFields<Schema extends z.ZodObject>(
  schema: Schema,
  given: Readonly<Record<string, unknown>>,
): z.infer<Schema> {
  const fields = schema.safeParse(given);
  if (!fields.success) throw refusalOf(fields.error.issues);
  return fields.data;
}

function refusalOf(issues: readonly z.core.$ZodIssue[]): Refusal {
  const faults = issues.map(({ path, message }) => [path.join('.'), message] as const);
  const [[field, message] = ['', '']] = faults;
  return new Refusal({ status: 400, code: 'invalid-input', message, field, fields: Object.fromEntries(faults) });
}
