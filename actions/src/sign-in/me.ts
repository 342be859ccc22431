import { CurrentSessionDocument } from './operations.ts';
import { sessionOf, signInAgain, type SignInHandler } from './sign-in-call.ts';
import { describeSession } from './signed-in.ts';

/** Says who asks, with the rights that the user has now. */
export const me: SignInHandler = async (call, { client }) => {
  const claims = await client.session(CurrentSessionDocument, { sessionId: sessionOf(call).sessionId });
  if (claims === undefined) throw signInAgain();
  return describeSession(claims);
};
