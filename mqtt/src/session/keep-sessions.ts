import { setTimeout as wait } from 'node:timers/promises';
import { backOffDelayMs } from './back-off.ts';
import type { BackOffOptions } from './back-off.ts';
import type { Session } from './session.ts';

/** A session that lasted this long was sound: the next one is tried without a long wait. */
const soundAfterMs = 10_000;

const defaultBackOff: BackOffOptions = { firstMs: 250, longestMs: 10_000 };

export interface KeepSessionsOptions {
  /** Opens a session, with a will made for it. */
  readonly open: () => Promise<Session>;
  /** Does the work of one session; returns, or throws, when that session is over. */
  readonly use: (session: Session) => Promise<void>;
  /** Called after every session and failed attempt. `error` is undefined when `use` returned. */
  readonly onOver?: (over: { readonly error: unknown; readonly retryInMs: number }) => void;
  readonly backOff?: BackOffOptions;
  /** Aborting ends the loop after the current `use`; ending that one is up to the caller. */
  readonly signal: AbortSignal;
}

/** Opens one session after another, with back-off and jitter between them, until the signal is aborted. */
export async function keepSessions(options: KeepSessionsOptions): Promise<void> {
  const { signal, backOff = defaultBackOff } = options;
  let failures = 0;
  for (;;) {
    if (isAborted(signal)) return;
    const startedAt = performance.now();
    const error = await useOneSession(options);
    if (isAborted(signal)) return;
    failures = performance.now() - startedAt >= soundAfterMs ? 0 : failures;
    const retryInMs = backOffDelayMs(failures, backOff);
    failures += 1;
    options.onOver?.({ error, retryInMs });
    await wait(retryInMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Read through a function, because the signal changes while the loop awaits. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

async function useOneSession({ open, use }: KeepSessionsOptions): Promise<unknown> {
  try {
    await use(await open());
    return undefined;
  } catch (error) {
    return error;
  }
}
