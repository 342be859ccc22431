import { keepSessions, openSession } from '@andon/mqtt';
import type { Session, SessionMessage, SessionOptions } from '@andon/mqtt';
import type { IncomingMessage } from '../host/incoming-message.ts';
import type { DialectIntake } from './dialect-intake.ts';
import type { DialectRouter } from './dialect-router.ts';

const sparkplugPrefix = 'spBv1.0/';

/** How the broker is spoken to. `clientId`: under it, it keeps QoS 1 messages while the worker is away. */
export type DialectConnection = Pick<SessionOptions, 'clientId' | 'protocolVersion' | 'tls'>;

export interface DialectSessionOptions extends DialectConnection {
  readonly url: string;
  readonly router: DialectRouter;
  readonly intake: DialectIntake;
  /** Called after every message, so that the reader may be paused. */
  readonly onMessage: () => void;
  readonly onOver: (reason: string, retryInMs: number) => void;
}

/**
 * The MQTT side of the JSON dialects: a session beside the host's, for Sparkplug asks of the host's that it begins clean
 * and speaks first, while the broker keeps this one.
 *
 * Closed → (CONNECT, SUBSCRIBE to everything declared, SUBACK) → open: messages flow; filters that are declared later
 * are subscribed to at once → (connection lost or `stop`) → closed.
 */
export class DialectSession {
  private readonly options: DialectSessionOptions;
  private readonly stopping = new AbortController();
  private session: Session | undefined;
  private subscribed = new Set<string>();
  private isPaused = false;

  constructor(options: DialectSessionOptions) {
    this.options = options;
  }

  /** Keeps a session until `stop`. */
  run(): Promise<void> {
    return keepSessions({
      open: () => this.open(),
      use: (session) => this.use(session),
      onOver: ({ error, retryInMs }) => {
        this.options.onOver(error instanceof Error ? error.message : 'the session ended', retryInMs);
      },
      signal: this.stopping.signal,
    });
  }

  /** Subscribes to what has been declared since. What is declared no more is passed over as it comes. */
  async followDeclarations(): Promise<void> {
    const { session } = this;
    if (session === undefined) return;
    const added = this.options.router.filters.filter((filter) => !this.subscribed.has(filter));
    if (added.length === 0) return;
    for (const filter of added) this.subscribed.add(filter);
    // A session that ends meanwhile makes way for one that subscribes to everything.
    await session.subscribe(added).catch(() => undefined);
  }

  pause(): void {
    this.isPaused = true;
    this.session?.pause();
  }

  resume(): void {
    this.isPaused = false;
    this.session?.resume();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.session?.close();
  }

  private async open(): Promise<Session> {
    const { filters } = this.options.router;
    const session = await openSession({
      ...this.options,
      subscriptions: filters,
      isKeptByBroker: true,
      acknowledgement: 'manual',
      onMessage: (message) => this.take(message),
    });
    this.subscribed = new Set(filters);
    if (this.stopping.signal.aborted) {
      await session.close();
      throw new Error('the worker stops');
    }
    return session;
  }

  private async use(session: Session): Promise<void> {
    this.session = session;
    if (this.isPaused) session.pause();
    await this.followDeclarations();
    try {
      throw new Error(await session.ended);
    } finally {
      this.session = undefined;
    }
  }

  private take({ topic, payload, acknowledge, retain }: SessionMessage): void {
    const { router, intake, onMessage } = this.options;
    if (topic.startsWith(sparkplugPrefix) || router.dialectOf(topic) === undefined) {
      acknowledge?.();
      return;
    }
    const message: IncomingMessage = { topic, payload, receivedAt: Date.now(), acknowledge };
    intake.receive(message, { isRetained: retain });
    onMessage();
  }
}
