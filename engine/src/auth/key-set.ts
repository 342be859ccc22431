import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { JsonObject } from '../metadata/json.ts';
import type { AuthLog } from './auth-log.ts';

const retryAfterMs = 1_000;
const timeoutMs = 60_000;
const defaultLifetimeMs = 60_000;

/**
 * Keys behind a URL. `empty`: nothing fetched yet, the first request fetches and waits. `fresh`: used as they are until
 * the time that Cache-Control or Expires named. `stale`: the next request fetches again; while the URL doesn't answer
 * the old keys stay in use and fetching is tried again a second later.
 */
export class KeySet {
  readonly #url: string;
  readonly #log: AuthLog;
  #keys: JWTVerifyGetKey | undefined;
  #freshUntilMs = 0;
  #fetching: Promise<void> | undefined;

  constructor(url: string, log: AuthLog) {
    this.#url = url;
    this.#log = log;
  }

  /** The keys, fetched when they are due. */
  async keys(): Promise<JWTVerifyGetKey> {
    if (Date.now() >= this.#freshUntilMs) {
      this.#fetching ??= this.#fetch().finally(() => (this.#fetching = undefined));
      await this.#fetching;
    }
    if (this.#keys === undefined) throw new Error(`No keys could be read from ${this.#url}.`);
    return this.#keys;
  }

  async #fetch(): Promise<void> {
    const message = `refreshing JWK from endpoint: ${this.#url}`;
    this.#log.write('jwk-refresh-log', 'info', { message, error: null });
    try {
      const response = await fetch(this.#url, { signal: AbortSignal.timeout(timeoutMs) });
      if (!response.ok) throw new Error(`HTTP status ${response.status}`);
      // createLocalJWKSet checks the shape itself.
      this.#keys = createLocalJWKSet((await response.json()) as JSONWebKeySet);
      this.#freshUntilMs = Date.now() + lifetimeMs(response.headers);
    } catch (error) {
      this.#freshUntilMs = Date.now() + retryAfterMs;
      this.#log.write('jwk-refresh-log', 'error', { message: 'Error fetching JWK', error: describeFault(error) });
      if (this.#keys === undefined) throw error;
    }
  }
}

function describeFault(error: unknown): JsonObject {
  return {
    http_exception: { type: 'http_exception', message: error instanceof Error ? error.message : String(error) },
  };
}

function lifetimeMs(headers: Headers): number {
  const control = headers.get('cache-control') ?? '';
  if (/no-cache|no-store|must-revalidate/.test(control)) return retryAfterMs;
  const maxAge = /(?:s-maxage|max-age)=(\d+)/.exec(control)?.[1];
  if (maxAge !== undefined) return Math.max(Number(maxAge) * 1_000, retryAfterMs);
  const expires = Date.parse(headers.get('expires') ?? '');
  return Number.isNaN(expires) ? defaultLifetimeMs : Math.max(expires - Date.now(), retryAfterMs);
}
