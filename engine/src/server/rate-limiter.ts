import type { Session } from '../auth/session.ts';
import type { RateLimit } from '../metadata/api-limits.ts';
import { HasuraError } from '../metadata/hasura-error.ts';

const windowMs = 60_000;

/**
 * Counts the operations of the last minute, of this process, by who asks: the role with what its limit tells apart by.
 * A refused operation doesn't count.
 */
export class RateLimiter {
  readonly #limitOf: (session: Session) => RateLimit | null;
  readonly #now: () => number;
  /** When the operations of the last minute came, the oldest first. */
  readonly #admitted = new Map<string, number[]>();
  #forgottenAt = 0;

  constructor(limitOf: (session: Session) => RateLimit | null, now: () => number = Date.now) {
    this.#limitOf = limitOf;
    this.#now = now;
  }

  /** @throws HasuraError when whoever asks has asked too often */
  admit(session: Session, address: () => string, operations = 1): void {
    const limit = this.#limitOf(session);
    if (limit === null) return;
    const now = this.#now();
    this.#forget(now);
    const key = [session.role, ...distinguishing(limit, session, address)].join('\n');
    const recent = (this.#admitted.get(key) ?? []).filter((time) => time > now - windowMs);
    if (recent.length + operations > limit.max_reqs_per_min) throw tooMany(limit);
    this.#admitted.set(key, [...recent, ...Array<number>(operations).fill(now)]);
  }

  /** Once a minute, whoever hasn't asked since. */
  #forget(now: number): void {
    if (now - this.#forgottenAt < windowMs) return;
    this.#forgottenAt = now;
    for (const [key, times] of this.#admitted) {
      if ((times.at(-1) ?? 0) <= now - windowMs) this.#admitted.delete(key);
    }
  }
}

function distinguishing(
  { unique_params: parameters }: RateLimit,
  { variables }: Session,
  address: () => string,
): readonly string[] {
  if (parameters === null) return [];
  if (parameters === 'IP') return [address()];
  return parameters.map((name) => JSON.stringify(variables.get(name) ?? null));
}

function tooMany({ max_reqs_per_min: maximum }: RateLimit): HasuraError {
  const message = `more than ${maximum} operations in a minute exceed the rate limit of the role`;
  return new HasuraError({ code: 'rate-limit-exceeded', message, status: 429 });
}
