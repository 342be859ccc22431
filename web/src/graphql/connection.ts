import { createClient, MessageType, type Client as SocketClient } from 'graphql-ws';
import type { SessionStore } from '../session/session-store.ts';

/** Whether live data can come. */
export type ConnectionState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'closed'; readonly sinceMs: number };

/** A connection that says nothing for so long is asked whether it is still there. */
const silentAtMostMs = 10_000;
/** What doesn't answer by then is given up, and opened anew. */
const answersWithinMs = 5_000;
const longestPauseMs = 5_000;

/**
 * The one WebSocket of a session, opened when the first view subscribes and closed behind the last one.
 *
 * - `idle`: nobody subscribes.
 * - `connecting`: it is being opened; the first time, or again after it was lost: then subscriptions start anew by themselves.
 * - `open`: live data comes.
 * - `closed`: lost, and it could not be opened again yet. It is tried again for ever.
 */
export class Connection {
  readonly socket: SocketClient;
  readonly #listeners = new Set<() => void>();
  #state: ConnectionState = { kind: 'idle' };
  #answerTimer: ReturnType<typeof setTimeout> | undefined;
  #answers = 0;
  #losses = 0;

  constructor(url: string, session: SessionStore, role: string) {
    this.socket = createClient({
      url,
      lazy: true,
      keepAlive: silentAtMostMs,
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => true,
      retryWait: pauseBefore,
      connectionParams: async () => {
        const token = await session.accessToken();
        return { headers: token === undefined ? {} : { authorization: `Bearer ${token}`, 'x-hasura-role': role } };
      },
      on: {
        connecting: () => this.#become(this.#state.kind === 'closed' ? this.#state : { kind: 'connecting' }),
        connected: () => this.#become({ kind: 'open' }),
        message: ({ type }) => (this.#answers += type === MessageType.Next ? 1 : 0),
        closed: (event) => this.#closed(event),
        ping: (received) => {
          if (!received) this.#answerTimer = setTimeout(() => this.socket.terminate(), answersWithinMs);
        },
        pong: (received) => {
          if (received) clearTimeout(this.#answerTimer);
        },
      },
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): ConnectionState => this.#state;

  /** How many answers of subscriptions have come. */
  readonly answers = (): number => this.#answers;

  /** How often it was lost: a server also closes it when what a role may see has changed. */
  readonly losses = (): number => this.#losses;

  /** Behind the last subscription it is closed by ourselves, which is no loss. */
  #closed(event: unknown): void {
    clearTimeout(this.#answerTimer);
    if (isNormalClosure(event)) this.#become({ kind: 'idle' });
    else this.#lost();
  }

  #lost(): void {
    this.#losses += 1;
    if (this.#state.kind !== 'closed') this.#become({ kind: 'closed', sinceMs: Date.now() });
  }

  #become(state: ConnectionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function isNormalClosure(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'code' in event && event.code === normalClosure;
}

const normalClosure = 1_000;

/** Half a second, then longer and longer, so that a server that comes back isn't overrun. */
function pauseBefore(retries: number): Promise<void> {
  const pauseMs = Math.min(longestPauseMs, 500 * 2 ** retries) * (0.75 + Math.random() / 2);
  return new Promise((resolve) => setTimeout(resolve, pauseMs));
}
