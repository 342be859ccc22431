import { hash, timingSafeEqual } from 'node:crypto';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { Json } from '../metadata/json.ts';
import type { Settings } from '../settings.ts';
import type { AuthLog } from './auth-log.ts';
import { JwtAuthenticator } from './jwt-authenticator.ts';
import { readJwtConfigs } from './jwt-configs.ts';
import { makeSession } from './make-session.ts';
import { headerVariables, sentSecret, type RequestHeaders } from './request-headers.ts';
import { adminRole, type Session } from './session.ts';
import { askWebhook, type WebhookConfig } from './webhook-authenticator.ts';

/** Who sends a request, and cookies for the answer. */
export interface Authenticated {
  readonly session: Session;
  readonly cookies: readonly string[];
}

/**
 * Decides who sends a request, in this order: without any secret configured everyone is admin or the role they name;
 * an admin secret that was sent decides alone; then the webhook, the token, the unauthorized role.
 */
export class Authenticator {
  readonly #secrets: readonly Buffer[];
  readonly #unauthorizedRole: string | undefined;
  readonly #webhook: WebhookConfig | undefined;
  readonly #jwt: JwtAuthenticator | undefined;
  readonly #log: AuthLog;

  constructor(settings: Settings, log: AuthLog) {
    this.#log = log;
    this.#secrets = readSecrets(settings).map(digest);
    this.#unauthorizedRole = settings.HASURA_GRAPHQL_UNAUTHORIZED_ROLE;
    this.#webhook =
      settings.HASURA_GRAPHQL_AUTH_HOOK === undefined
        ? undefined
        : {
            url: settings.HASURA_GRAPHQL_AUTH_HOOK,
            mode: settings.HASURA_GRAPHQL_AUTH_HOOK_MODE,
            sendsRequestBody: settings.HASURA_GRAPHQL_AUTH_HOOK_SEND_REQUEST_BODY,
          };
    const configs = readJwtConfigs(settings);
    this.#jwt = configs.length === 0 ? undefined : new JwtAuthenticator(configs, log);
  }

  /**
   * @param body the request, which a webhook may want to see
   * @throws HasuraError access-denied, invalid-headers, invalid-jwt and the like
   */
  async authenticate(headers: RequestHeaders, body: () => Json): Promise<Authenticated> {
    if (this.#secrets.length === 0) return withoutCookies(openSession(headers));
    const secret = sentSecret(headers);
    if (secret !== undefined) return withoutCookies(this.#adminSession(secret, headers));
    if (this.#webhook !== undefined) return askWebhook(this.#webhook, { headers, body: body() }, this.#log);
    const session = await this.#jwt?.authenticate(headers);
    return withoutCookies(session ?? this.#unauthorizedSession(headers));
  }

  #adminSession(secret: string, headers: RequestHeaders): Session {
    // Digests are compared in a time that doesn't tell how much of the secret was right.
    const sent = digest(secret);
    if (!this.#secrets.some((known) => timingSafeEqual(known, sent))) {
      throw new HasuraError({
        code: 'access-denied',
        message: 'invalid "x-hasura-admin-secret"/"x-hasura-access-key"',
        status: 401,
      });
    }
    return openSession(headers);
  }

  #unauthorizedSession(headers: RequestHeaders): Session {
    if (this.#unauthorizedRole !== undefined) {
      return makeSession({
        role: this.#unauthorizedRole,
        variables: headerVariables(headers),
        mayUseBackendOnly: false,
        backendOnlyHeader: undefined,
      });
    }
    if (this.#jwt !== undefined) {
      throw new HasuraError({
        code: 'invalid-headers',
        message: "Missing 'Authorization' or 'Cookie' header in JWT authentication mode",
      });
    }
    throw new HasuraError({
      code: 'access-denied',
      message: 'x-hasura-admin-secret/x-hasura-access-key required, but not found',
      status: 401,
    });
  }
}

function withoutCookies(session: Session): Authenticated {
  return { session, cookies: [] };
}

/** The session of someone who is believed: the role and variables of the headers. */
function openSession(headers: RequestHeaders): Session {
  return makeSession({
    role: headers['x-hasura-role'] ?? adminRole,
    variables: headerVariables(headers),
    mayUseBackendOnly: true,
    backendOnlyHeader: headers['x-hasura-use-backend-only-permissions'],
  });
}

function readSecrets(settings: Settings): readonly string[] {
  const { HASURA_GRAPHQL_ADMIN_SECRET: one, HASURA_GRAPHQL_ADMIN_SECRETS: several } = settings;
  const list = several === undefined ? [] : (JSON.parse(several) as Json);
  if (!Array.isArray(list)) throw new Error('HASURA_GRAPHQL_ADMIN_SECRETS must be a JSON list of texts.');
  return [
    ...(one === undefined ? [] : [one]),
    ...(list as readonly Json[]).map((item) => (typeof item === 'string' ? item : JSON.stringify(item))),
  ];
}

function digest(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}
