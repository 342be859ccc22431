import { encodeState, everySparkplugTopic, formatTopic, keepSessions, openSession } from '@andon/mqtt';
import type { OutgoingMessage, Session, SessionMessage, SessionOptions } from '@andon/mqtt';
import { createRebirthCommand } from './command/create-command.ts';
import type { IncomingMessage } from './host/incoming-message.ts';
import type { MetricOwner } from './host/metric-definition.ts';
import type { HostVoice } from './intake.ts';

/** How long a death may take to be acknowledged before the connection is cut, which makes the broker publish the will. */
const deathTimeoutMs = 5_000;

export interface HostSessionOptions extends Pick<SessionOptions, 'url' | 'clientId' | 'protocolVersion' | 'tls'> {
  /** Number of the server, from 0. */
  readonly server: number;
  readonly hostId: string;
  /** False for a worker that shares the load of another one, which announces the host for all. */
  readonly isAnnouncer: boolean;
  readonly onMessage: (message: IncomingMessage) => void;
  /** The STATE birth is out: from now on commands may be sent. */
  readonly onBorn: () => void;
  /** The session is over; births may be missed from now on. */
  readonly onOver: (reason: string, retryInMs: number) => void;
  /** Resolves when the worker has room for messages. */
  readonly whenReady: () => Promise<void>;
}

/**
 * The MQTT side of the primary host at one server: one session after another, each with a will of its own.
 *
 * Closed → (CONNECT with the will, SUBSCRIBE, SUBACK) → subscribed: messages are kept back, because STATE has to be the
 * first thing we publish → (STATE birth acknowledged) → born: messages flow, commands may go out → (connection lost, or
 * `leave`: STATE death acknowledged, DISCONNECT) → closed. A worker that is no announcer says no STATE; the rest is alike.
 */
export class HostSession implements HostVoice {
  readonly server: number;
  private readonly options: HostSessionOptions;
  private readonly stateTopic: string;
  private readonly stopping = new AbortController();
  private session: Session | undefined;
  private isBorn = false;
  private isLeaving = false;
  private keptBack: IncomingMessage[] = [];
  private timestamp = 0;

  constructor(options: HostSessionOptions) {
    this.options = options;
    this.server = options.server;
    this.stateTopic = formatTopic({ kind: 'state', hostId: options.hostId });
  }

  /** The timestamp of this session's will and birth, ms since the epoch. */
  get stateTimestamp(): number {
    return this.timestamp;
  }

  /** True between the STATE birth and the end of a session. */
  get isOnline(): boolean {
    return this.isBorn;
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

  /** Publishes the death, then disconnects. The next session opens when the worker is ready for it. */
  async leave(): Promise<void> {
    const { session } = this;
    if (session === undefined) return;
    // Our own death comes back to us as any STATE does; it must not be contradicted.
    this.isLeaving = true;
    session.resume();
    const cutTimer = setTimeout(() => session.cut(), deathTimeoutMs);
    try {
      if (this.options.isAnnouncer) await session.publish(this.stateMessage(false, Date.now()));
      await session.close();
    } catch {
      session.cut();
    } finally {
      clearTimeout(cutTimer);
    }
  }

  /** Leaves for good. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.leave();
  }

  pause(): void {
    this.session?.pause();
  }

  resume(): void {
    this.session?.resume();
  }

  requestRebirth(owner: MetricOwner): void {
    this.say(createRebirthCommand(owner, Date.now()));
  }

  /** Repeats the birth of this session. */
  repeatState(): void {
    if (this.options.isAnnouncer) this.say(this.stateMessage(true, this.timestamp));
  }

  /** Publishes unless the session has not begun or is ending; answers whether it was tried. */
  say(message: OutgoingMessage): boolean {
    if (!this.isBorn || this.isLeaving || this.session === undefined) return false;
    // What can't be said now is asked for again: the session is ending.
    this.session.publish(message).catch(() => undefined);
    return true;
  }

  private async open(): Promise<Session> {
    await this.options.whenReady();
    // Never below the last one, even when the clock was set back: edge nodes ignore an older STATE.
    this.timestamp = Math.max(Date.now(), this.timestamp + 1);
    this.keptBack = [];
    const { url, clientId, protocolVersion, tls, isAnnouncer } = this.options;
    const session = await openSession({
      url,
      clientId,
      ...(protocolVersion === undefined ? {} : { protocolVersion }),
      ...(tls === undefined ? {} : { tls }),
      ...(isAnnouncer ? { will: this.stateMessage(false, this.timestamp) } : {}),
      subscriptions: [everySparkplugTopic],
      acknowledgement: 'manual',
      onMessage: (message) => this.take(message),
    });
    if (this.stopping.signal.aborted) {
      await session.close();
      throw new Error('the worker stops');
    }
    return session;
  }

  private async use(session: Session): Promise<void> {
    this.session = session;
    this.isLeaving = false;
    try {
      if (this.options.isAnnouncer) await session.publish(this.stateMessage(true, this.timestamp));
      this.isBorn = true;
      this.options.onBorn();
      for (const message of this.keptBack.splice(0)) this.options.onMessage(message);
      throw new Error(await session.ended);
    } finally {
      this.isBorn = false;
      this.session = undefined;
    }
  }

  private take({ topic, payload, acknowledge, retain }: SessionMessage): void {
    // What the broker kept of an older session of ours is about to be replaced by our birth.
    if (retain && topic === this.stateTopic) {
      acknowledge?.();
      return;
    }
    const message: IncomingMessage = { topic, payload, receivedAt: Date.now(), acknowledge };
    if (this.isBorn) this.options.onMessage(message);
    else this.keptBack.push(message);
  }

  private stateMessage(online: boolean, timestamp: number): Required<OutgoingMessage> {
    return { topic: this.stateTopic, payload: encodeState({ online, timestamp }), qos: 1, retain: true };
  }
}
