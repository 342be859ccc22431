import { connect } from 'mqtt';
import type { IClientOptions, MqttClient } from 'mqtt';
import { MqttJsSession } from './mqtt-js-session.ts';
import { SessionError } from './session-error.ts';
import type { Session, SessionOptions, SessionTls } from './session.ts';

const defaultKeepAliveSeconds = 30;
const defaultConnectTimeoutMs = 10_000;
/** A week. */
const keptForSeconds = 604_800;

/**
 * Opens one MQTT session: CONNECT with the will, then SUBSCRIBE, and resolves after SUBACK. Rejects with a
 * SessionError when the broker can't be reached or refuses. There is no reconnect inside: a new session needs a new
 * will, so the caller opens a new one (see `keepSessions`).
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const client = connect(options.url, clientOptions(options));
  const session = new MqttJsSession(client, options);
  try {
    await Promise.race([subscribeOnceConnected(client, session, options.subscriptions), rejectAtEnd(session)]);
  } catch (error) {
    session.cut();
    const detail = error instanceof Error ? error.message : String(error);
    throw new SessionError(`No MQTT session at ${withoutSecrets(options.url)}: ${detail}`, { cause: error });
  }
  return session;
}

function clientOptions(options: SessionOptions): IClientOptions {
  return {
    clientId: options.clientId,
    clean: options.isKeptByBroker !== true,
    protocolVersion: options.protocolVersion ?? 4,
    ...(options.protocolVersion === 5 ? { properties: { sessionExpiryInterval: expiryOf(options) } } : {}),
    ...(options.will === undefined ? {} : { will: options.will }),
    ...tlsOptions(options.tls),
    keepalive: options.keepAliveSeconds ?? defaultKeepAliveSeconds,
    connectTimeout: options.connectTimeoutMs ?? defaultConnectTimeoutMs,
    // The client's own reconnect repeats the old will and sends queued messages before the birth.
    reconnectPeriod: 0,
    queueQoSZero: false,
    resubscribe: false,
  };
}

/** MQTT 5 forgets a session at once unless it is told a time; 3.1.1 keeps it for ever. */
function expiryOf({ isKeptByBroker = false }: SessionOptions): number {
  return isKeptByBroker ? keptForSeconds : 0;
}

function tlsOptions({ ca, certificate, key }: SessionTls = {}): Pick<IClientOptions, 'ca' | 'cert' | 'key'> {
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(certificate === undefined ? {} : { cert: certificate }),
    ...(key === undefined ? {} : { key }),
  };
}

async function subscribeOnceConnected(client: MqttClient, session: Session, filters: readonly string[]): Promise<void> {
  await new Promise<void>((resolve) => client.once('connect', () => resolve()));
  await session.subscribe(filters);
}

async function rejectAtEnd(session: Session): Promise<never> {
  throw new SessionError(await session.ended);
}

function withoutSecrets(url: string): string {
  const parsed = new URL(url);
  return `${parsed.protocol}//${parsed.host}`;
}
