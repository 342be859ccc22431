import { decodeJwt, errors, jwtVerify, type JWTPayload, type JWTVerifyOptions } from 'jose';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { JsonObject } from '../metadata/json.ts';
import type { AuthLog } from './auth-log.ts';
import { readClaims } from './jwt-claims.ts';
import type { JwtConfig, JwtHeader } from './jwt-config.ts';
import { KeySet } from './key-set.ts';
import { makeSession } from './make-session.ts';
import type { RequestHeaders } from './request-headers.ts';
import type { Session } from './session.ts';

/** Reads sessions from JSON web tokens, under one or several configurations. */
export class JwtAuthenticator {
  readonly #configs: readonly { readonly config: JwtConfig; readonly keySet: KeySet | undefined }[];

  constructor(configs: readonly JwtConfig[], log: AuthLog) {
    this.#configs = configs.map((config) => ({
      config,
      keySet: config.key.kind === 'url' ? new KeySet(config.key.url, log) : undefined,
    }));
  }

  /**
   * The session of the token that was sent; undefined when none was.
   *
   * @throws HasuraError when the token or its claims don't hold
   */
  async authenticate(headers: RequestHeaders): Promise<Session | undefined> {
    const sent = this.#configs.flatMap((one) => {
      const token = findToken(headers, one.config.header);
      return token === undefined ? [] : [{ ...one, token }];
    });
    const [first] = sent;
    if (first === undefined) return undefined;
    const issuer = issuerOf(first.token);
    const chosen =
      sent.find(({ config }) => config.issuer !== null && config.issuer === issuer) ??
      sent.find(({ config }) => config.issuer === null) ??
      first;
    const payload = await verify(chosen.token, chosen.config, chosen.keySet);
    return sessionOf(payload, chosen.config, headers);
  }
}

function findToken(headers: RequestHeaders, header: JwtHeader): string | undefined {
  switch (header.kind) {
    case 'authorization':
      return bearerToken(headers['authorization']);
    case 'custom':
      return headers[header.name];
    case 'cookie':
      return cookieValue(headers['cookie'] ?? '', header.name);
  }
}

function bearerToken(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined;
  const [scheme, token, ...more] = authorization.trim().split(/\s+/);
  if (scheme?.toLowerCase() !== 'bearer' || token === undefined || more.length > 0) {
    throw new HasuraError({ code: 'invalid-headers', message: 'Malformed Authorization header' });
  }
  return token;
}

function cookieValue(cookies: string, name: string): string | undefined {
  for (const cookie of cookies.split(';')) {
    const [key, ...value] = cookie.split('=');
    if (key?.trim() === name) return decodeURIComponent(value.join('=').trim());
  }
  return undefined;
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

async function verify(token: string, config: JwtConfig, keySet: KeySet | undefined): Promise<JWTPayload> {
  const options: JWTVerifyOptions = {
    clockTolerance: config.allowedSkewSeconds,
    ...(config.audience === null ? {} : { audience: [...config.audience] }),
    ...(config.issuer === null ? {} : { issuer: config.issuer }),
  };
  try {
    if (config.key.kind === 'key') {
      return (await jwtVerify(token, config.key.key, { ...options, algorithms: [...config.key.algorithms] })).payload;
    }
    if (keySet === undefined) throw new Error('no key set');
    return (await jwtVerify(token, await keySet.keys(), options)).payload;
  } catch (error) {
    throw new HasuraError({
      code: 'invalid-jwt',
      message: `Could not verify JWT: ${describe(error, token)}`,
      cause: error,
    });
  }
}

function describe(error: unknown, token: string): string {
  if (error instanceof errors.JWTExpired) return 'JWTExpired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return 'JWTNotInAudience';
    if (error.claim === 'iss') return 'JWTNotInIssuer';
    return error.claim === 'nbf' ? 'JWTNotYetValid' : 'JWTClaimsSetDecodeError "invalid claim"';
  }
  const parts = token.split('.').length;
  if (parts !== 3) {
    return `JWSError (CompactDecodeError Invalid number of parts: Expected 3 parts; got ${parts})`;
  }
  if (error instanceof errors.JWKSNoMatchingKey) return 'JWSError NoUsableKeys';
  return 'JWSError JWSInvalidSignature';
}

function sessionOf(payload: JWTPayload, config: JwtConfig, headers: RequestHeaders): Session {
  // A verified payload was parsed from JSON.
  const claims = readClaims(payload as JsonObject, config.claims);
  const role = headers['x-hasura-role'] ?? claims.defaultRole;
  if (!claims.allowedRoles.includes(role)) {
    throw new HasuraError({ code: 'access-denied', message: 'Your requested role is not in allowed roles' });
  }
  return makeSession({
    role,
    variables: claims.variables,
    mayUseBackendOnly: false,
    backendOnlyHeader: undefined,
    expiresAtMs: payload.exp === undefined ? null : (payload.exp + config.allowedSkewSeconds) * 1_000,
  });
}
