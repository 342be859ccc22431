import { createLocalJWKSet, jwtVerify, SignJWT } from 'jose';
import { claimsNamespace, hasuraClaimsOf } from './hasura-claims.ts';
import type { SessionClaims } from './sign-in-client.ts';
import { signingAlgorithm, type SigningKeys } from './signing-keys.ts';

/** Who says so; verifiers may insist on it. */
export const tokenIssuer = 'andon';

export interface IssuedToken {
  readonly accessToken: string;
  /** In ISO 8601. */
  readonly expiresAt: string;
}

/** Signs access tokens for sessions, and reads them again. */
export class AccessTokens {
  readonly #keys: SigningKeys;
  readonly #lifetimeSeconds: number;

  constructor(keys: SigningKeys, lifetimeSeconds: number) {
    this.#keys = keys;
    this.#lifetimeSeconds = lifetimeSeconds;
  }

  /** A token with Hasura's claims. It ends with its session at the latest. */
  async issue(claims: SessionClaims): Promise<IssuedToken> {
    const { kid, key } = await this.#keys.signingKey();
    const issuedAt = Math.floor(Date.now() / 1_000);
    const sessionEnd = Math.floor(Date.parse(claims.ends_at) / 1_000);
    const expiresAt = Math.min(issuedAt + this.#lifetimeSeconds, sessionEnd);
    const accessToken = await new SignJWT({ [claimsNamespace]: hasuraClaimsOf(claims), sid: claims.session_id })
      .setProtectedHeader({ alg: signingAlgorithm, kid, typ: 'JWT' })
      .setIssuer(tokenIssuer)
      .setSubject(claims.user_id)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(key);
    return { accessToken, expiresAt: new Date(expiresAt * 1_000).toISOString() };
  }

  /** The session that a token was issued for and when the token ends, in seconds since 1970; nothing when it isn't good. */
  async read(token: string): Promise<{ readonly sessionId: string; readonly expiresAt: number } | undefined> {
    try {
      const keys = createLocalJWKSet(await this.#keys.publicKeys());
      const { payload } = await jwtVerify(token, keys, { issuer: tokenIssuer, algorithms: [signingAlgorithm] });
      const { sid, exp } = payload;
      return typeof sid === 'string' && exp !== undefined ? { sessionId: sid, expiresAt: exp } : undefined;
    } catch {
      return undefined;
    }
  }
}
