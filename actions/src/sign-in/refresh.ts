import { z } from 'zod';
import { hashToken, newToken } from './opaque-token.ts';
import { RefreshSessionDocument } from './operations.ts';
import { typedSecret } from './secret-rules.ts';
import { inputOf, signInAgain, type SignInHandler } from './sign-in-call.ts';
import { signedIn } from './signed-in.ts';

const input = z.object({ refreshToken: typedSecret });

/** Exchanges a refresh token for the next one and an access token with the user's rights as they are now. */
export const refresh: SignInHandler = async (call, { client, tokens }) => {
  const { refreshToken } = inputOf(input, call);
  const next = newToken();
  const hashes = { tokenHash: hashToken(refreshToken), nextTokenHash: hashToken(next) };
  const claims = await client.session(RefreshSessionDocument, hashes);
  if (claims === undefined) throw signInAgain();
  return signedIn(claims, tokens, next);
};
