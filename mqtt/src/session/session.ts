/** A message as it came. */
export interface SessionMessage {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
  /**
   * Sends PUBACK; on QoS 1 messages of a session with `manual` acknowledgement, undefined on all others. Silent when the
   * session is over: the message was of that session only.
   */
  readonly acknowledge: (() => void) | undefined;
}

export interface OutgoingMessage {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos?: 0 | 1;
  readonly retain?: boolean;
}

export interface SessionOptions {
  /** `mqtt://host:port` or `mqtts://…`; a user name and password may stand in it. */
  readonly url: string;
  readonly clientId: string;
  /** Published by the broker when the session ends without a DISCONNECT. */
  readonly will?: Required<OutgoingMessage>;
  /** Topic filters, subscribed at QoS 1 before the session counts as open. */
  readonly subscriptions: readonly string[];
  readonly onMessage: (message: SessionMessage) => void;
  /**
   * `automatic` (default): a QoS 1 message is acknowledged as soon as `onMessage` returns. `manual`: the receiver calls
   * the message's `acknowledge` when it has made the message safe.
   */
  readonly acknowledgement?: 'automatic' | 'manual';
  /** True: the broker keeps subscriptions and QoS 1 messages under the client id while nobody is connected. */
  readonly isKeptByBroker?: boolean;
  readonly keepAliveSeconds?: number;
  readonly connectTimeoutMs?: number;
  /** 4 (default) is MQTT 3.1.1. */
  readonly protocolVersion?: 4 | 5;
  /** For `mqtts://`: what the broker is checked against, and what is shown to it. */
  readonly tls?: SessionTls;
}

/** Certificates and key in PEM. */
export interface SessionTls {
  /** The authorities that the broker's certificate must come from; the system's own when it is left out. */
  readonly ca?: Buffer;
  readonly certificate?: Buffer;
  readonly key?: Buffer;
}

/**
 * One MQTT session: one connection with a clean session, from CONNECT to its end. Nothing is queued for, or carried
 * over to, another session (Sparkplug allows no message before the birth).
 */
export interface Session {
  /** Resolves when the message went to the socket (QoS 0) or was acknowledged (QoS 1); rejects when the session ends. */
  publish(message: OutgoingMessage): Promise<void>;
  /** Subscribes to more filters at QoS 1; resolves after SUBACK. */
  subscribe(filters: readonly string[]): Promise<void>;
  /** Stops taking messages from the socket, so that the broker has to hold them; the session stays alive. */
  pause(): void;
  resume(): void;
  /** Bytes that were published but that the socket has not taken yet. */
  readonly bufferedBytes: number;
  /** Sends DISCONNECT and closes: the broker publishes no will. */
  close(): Promise<void>;
  /** Cuts the connection without DISCONNECT: the broker publishes the will. */
  cut(): void;
  /** Resolves with the reason when the session is over, whoever ended it. */
  readonly ended: Promise<string>;
}
