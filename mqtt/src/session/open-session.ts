import { connect } from 'mqtt';
import type { IClientOptions, MqttClient } from 'mqtt';
import { MqttJsSession } from './mqtt-js-session.ts';
import { SessionError } from './session-error.ts';
import type { Session, SessionOptions, SessionTls } from './session.ts';

const defaultKeepAliveSeconds = 30;
const defaultConnectTimeoutMs = 10_000;

/**
 * Opens one MQTT session: CONNECT with the will, then SUBSCRIBE, and resolves after SUBACK. Rejects with a
 * SessionError when the broker can't be reached or refuses. There is no reconnect inside: a new session needs a new
 * will, so the caller opens a new one (see `keepSessions`).
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const client = connect(options.url, clientOptions(options));
  const session = new MqttJsSession(client, options);
  try {
    await Promise.race([subscribeOnceConnected(client, options.subscriptions), rejectAtEnd(session)]);
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
    clean: true,
    protocolVersion: options.protocolVersion ?? 4,
    ...(options.protocolVersion === 5 ? { properties: { sessionExpiryInterval: 0 } } : {}),
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

function tlsOptions({ ca, certificate, key }: SessionTls = {}): Pick<IClientOptions, 'ca' | 'cert' | 'key'> {
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(certificate === undefined ? {} : { cert: certificate }),
    ...(key === undefined ? {} : { key }),
  };
}

async function subscribeOnceConnected(client: MqttClient, filters: readonly string[]): Promise<void> {
  await new Promise<void>((resolve) => client.once('connect', () => resolve()));
  if (filters.length > 0) await client.subscribeAsync([...filters], { qos: 1 });
}

async function rejectAtEnd(session: Session): Promise<never> {
  throw new SessionError(await session.ended);
}

function withoutSecrets(url: string): string {
  const parsed = new URL(url);
  return `${parsed.protocol}//${parsed.host}`;
}
