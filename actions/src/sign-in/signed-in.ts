import type { AccessTokens } from './access-tokens.ts';
import type { SessionClaims } from './sign-in-client.ts';

/** Answers somebody who has signed in, or come back: tokens, and what they are good for. */
export async function signedIn(claims: SessionClaims, tokens: AccessTokens, refreshToken: string | null) {
  const { accessToken, expiresAt } = await tokens.issue(claims);
  return { accessToken, expiresAt, refreshToken, ...describeSession(claims) };
}

/** A session in the words of the API. */
export function describeSession(claims: SessionClaims) {
  return {
    sessionId: claims.session_id,
    userId: claims.user_id,
    enterpriseId: claims.enterprise_id,
    name: claims.name,
    email: claims.email,
    role: claims.role,
    roles: claims.roles,
    siteIds: claims.site_ids,
    terminalId: claims.terminal_id,
    sessionEndsAt: claims.ends_at,
  };
}
