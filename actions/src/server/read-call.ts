import { z } from 'zod';
import { Refusal } from './refusal.ts';

const callSchema = z.object({
  action: z.object({ name: z.string() }),
  input: z.record(z.string(), z.unknown()),
  session_variables: z.record(z.string(), z.string()),
});

/** Hasura's session variables by lower-case name. */
export type SessionVariables = Readonly<Record<string, string>>;

/** What Hasura asks the handler of an action. */
export interface Call {
  readonly input: Readonly<Record<string, unknown>>;
  readonly session: SessionVariables;
}

/** @throws {Refusal} when a body isn't one that Hasura sends */
export function readCall(body: unknown): Call {
  const parsed = callSchema.safeParse(body);
  if (!parsed.success) {
    throw new Refusal({ status: 400, code: 'invalid-input', message: 'The body is not that of a Hasura action.' });
  }
  return { input: parsed.data.input, session: parsed.data.session_variables };
}
