import type { z } from 'zod';
import { readFields } from '../commands/read-input.ts';
import type { Call } from '../server/read-call.ts';
import { Refusal } from '../server/refusal.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { SecretHasher } from './secret-hasher.ts';
import type { SignInClient } from './sign-in-client.ts';

/** What handlers of sign-in work with. */
export interface SignInTools {
  readonly client: SignInClient;
  readonly tokens: AccessTokens;
  readonly hasher: SecretHasher;
}

/** A call of one of them, and where it came from. */
export interface SignInCall extends Call {
  /** Network address of the client; null when no proxy says it. */
  readonly address: string | null;
}

/** A handler of sign-in: answers the fields of its action's output. */
export type SignInHandler = (call: SignInCall, tools: SignInTools) => Promise<unknown>;

/** The input of a call. */
export function inputOf<Schema extends z.ZodObject>(schema: Schema, { input }: SignInCall): z.infer<Schema> {
  return readFields(schema, input);
}

/** The session that a call is made in. */
export function sessionOf({ session }: SignInCall): { readonly sessionId: string; readonly userId: string } {
  const { 'x-hasura-session-id': sessionId, 'x-hasura-user-id': userId } = session;
  if (sessionId === undefined || userId === undefined) throw signInAgain();
  return { sessionId, userId };
}

/** Refuses what is done in a session that is over. */
export function signInAgain(): Refusal {
  return new Refusal({ status: 401, code: 'access-denied', message: 'This session is over. Sign in again.' });
}
