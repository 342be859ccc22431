import { CloseSessionDocument } from './operations.ts';
import { sessionOf, signInAgain, type SignInHandler } from './sign-in-call.ts';

/** Ends the session: its refresh token is void at once, its access token when it runs out. */
export const logout: SignInHandler = async (call, { client }) => {
  const { sessionId } = sessionOf(call);
  const closed = await client.session(CloseSessionDocument, { sessionId });
  if (closed === undefined) throw signInAgain();
  return { sessionId };
};
