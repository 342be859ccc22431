import type { SessionClaims } from './sign-in-client.ts';

/** Where Hasura looks for its claims in a token. */
export const claimsNamespace = 'https://hasura.io/jwt/claims';

/** What a request of a session may be, in Hasura's words: session variables but for the role. */
export function sessionVariablesOf(claims: SessionClaims): Readonly<Record<string, string>> {
  return {
    'x-hasura-user-id': claims.user_id,
    'x-hasura-enterprise-id': String(claims.enterprise_id),
    // An array of PostgreSQL, for _in.
    'x-hasura-site-ids': `{${claims.site_ids.join()}}`,
    'x-hasura-session-id': claims.session_id,
  };
}

/** The claims of a token: session variables, and which roles its bearer may ask for. */
export function hasuraClaimsOf(claims: SessionClaims): Readonly<Record<string, string | readonly string[]>> {
  return {
    'x-hasura-default-role': claims.role,
    'x-hasura-allowed-roles': claims.roles,
    ...sessionVariablesOf(claims),
  };
}
