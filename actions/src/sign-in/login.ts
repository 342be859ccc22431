import { z } from 'zod';
import { newToken, hashToken } from './opaque-token.ts';
import { BeginSignInDocument, OpenSessionDocument } from './operations.ts';
import { proveSecret } from './prove-secret.ts';
import { typedSecret } from './secret-rules.ts';
import { inputOf, signInAgain, type SignInHandler } from './sign-in-call.ts';
import { signedIn } from './signed-in.ts';

/** The longest address that mail knows (RFC 5321). */
const longestEmail = 254;

const input = z.object({ email: z.string('An e-mail address is text.').max(longestEmail), password: typedSecret });

/** Signs somebody in by e-mail address and password. */
export const login: SignInHandler = async (call, { client, tokens, hasher }) => {
  const { email, password } = inputOf(input, call);
  const { address } = call;
  const check = await client.check(BeginSignInDocument, { email, address });
  const userId = await proveSecret(
    { secret: password, check, wrong: 'The e-mail address or the password is wrong.' },
    hasher,
  );
  const refreshToken = newToken();
  const claims = await client.session(OpenSessionDocument, {
    userId,
    address,
    refreshTokenHash: hashToken(refreshToken),
  });
  if (claims === undefined) throw signInAgain();
  return signedIn(claims, tokens, refreshToken);
};
