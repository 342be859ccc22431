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

/** Signs somebody in by e-mail address and password. A hash that costs less than new ones do is made anew: now its password is known. */
export const login: SignInHandler = async (call, { client, tokens, hasher }) => {
  const { email, password } = inputOf(input, call);
  const { address } = call;
  const check = await client.check(BeginSignInDocument, { email, address });
  const userId = await proveSecret(
    { secret: password, check, wrong: 'The e-mail address or the password is wrong.' },
    hasher,
  );
  const refreshToken = newToken();
  const { secret_hash: provenHash } = check;
  const renewedHash = hasher.isOutdated(provenHash) ? await hasher.hash(password) : null;
  const claims = await client.session(OpenSessionDocument, {
    userId,
    address,
    refreshTokenHash: hashToken(refreshToken),
    provenHash,
    renewedHash,
  });
  if (claims === undefined) throw signInAgain();
  return signedIn(claims, tokens, refreshToken);
};
