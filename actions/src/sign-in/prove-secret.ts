import { Refusal } from '../server/refusal.ts';
import type { SecretHasher } from './secret-hasher.ts';
import type { SignInCheck } from './sign-in-client.ts';

/** A secret that somebody typed, what it has to fit, and what to say when it doesn't. */
export interface Proof {
  readonly secret: string;
  readonly check: SignInCheck;
  readonly wrong: string;
}

/**
 * Compares a secret with what it has to fit, and gives whose it is. A name that nobody has takes as long and is refused in
 * the same words as a wrong secret.
 *
 * @throws {Refusal} when it is wrong, or nothing may be tried for a while
 */
export async function proveSecret({ secret, check, wrong }: Proof, hasher: SecretHasher): Promise<string> {
  const { user_id: userId, secret_hash: hash, retry_after_seconds: seconds } = check;
  if (seconds > 0) {
    throw new Refusal({
      status: 429,
      code: 'too-many-attempts',
      message: `Too many attempts have failed. Try again in ${describeWait(seconds)}.`,
    });
  }
  const fits = await hasher.fits(secret, hash);
  if (!fits || userId === null) throw new Refusal({ status: 401, code: 'access-denied', message: wrong });
  return userId;
}

function describeWait(seconds: number): string {
  if (seconds > 60) return `${Math.ceil(seconds / 60)} minutes`;
  return seconds === 1 ? 'a second' : `${seconds} seconds`;
}
