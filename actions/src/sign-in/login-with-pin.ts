import { z } from 'zod';
import { hashToken } from './opaque-token.ts';
import { BeginPinSignInDocument, OpenPinSessionDocument } from './operations.ts';
import { proveSecret } from './prove-secret.ts';
import { typedSecret } from './secret-rules.ts';
import { inputOf, signInAgain, type SignInHandler } from './sign-in-call.ts';
import { signedIn } from './signed-in.ts';

const input = z.object({ terminalToken: typedSecret, userId: z.uuid('Choose a name of the list.'), pin: typedSecret });

/** Signs somebody in at a shared terminal. The session is short and has no refresh token. */
export const loginWithPin: SignInHandler = async (call, { client, tokens, hasher }) => {
  const { terminalToken, userId, pin } = inputOf(input, call);
  const at = { terminalTokenHash: hashToken(terminalToken), userId, address: call.address };
  const check = await client.check(BeginPinSignInDocument, at);
  await proveSecret({ secret: pin, check, wrong: 'The PIN is wrong, or this terminal is not registered.' }, hasher);
  const claims = await client.session(OpenPinSessionDocument, at);
  if (claims === undefined) throw signInAgain();
  return signedIn(claims, tokens, null);
};
