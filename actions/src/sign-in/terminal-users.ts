import { z } from 'zod';
import { hashToken } from './opaque-token.ts';
import { TerminalUsersDocument } from './operations.ts';
import { typedSecret } from './secret-rules.ts';
import { inputOf, type SignInHandler } from './sign-in-call.ts';

const input = z.object({ terminalToken: typedSecret });

/** Lists who may sign in at a terminal, to pick a name from; nobody at one that is not registered. */
export const terminalUsers: SignInHandler = async (call, { client }) => {
  const { terminalToken } = inputOf(input, call);
  const { users } = await client.ask(TerminalUsersDocument, { terminalTokenHash: hashToken(terminalToken) });
  return users.map(({ user_id: userId, name }) => ({ userId, name }));
};
