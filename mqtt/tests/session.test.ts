import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBroker, decodeState, encodeState, keepSessions, openSession, SessionError } from '@andon/mqtt';
import type { Broker, Session, SessionMessage, SessionOptions } from '@andon/mqtt';
import { freePort } from '@andon/mqtt/testing';

let broker: Broker;
let sessions: Session[];

beforeEach(async () => {
  // Nobody else gets it while no broker listens there.
  broker = await createBroker({ port: await freePort() });
  sessions = [];
});

afterEach(async () => {
  for (const session of sessions) session.cut();
  await broker.stop();
});

describe('the broker', () => {
  it('says in one sentence that its port is taken', async () => {
    await expect(createBroker({ port: broker.port })).rejects.toThrow(
      `Port ${broker.port} on 127.0.0.1 is already taken. Stop what uses it, or choose another port for the broker.`,
    );
  });

  it('frees its port when it stops, with a client connected', async () => {
    const session = await open({ clientId: 'guest' });
    const { port } = broker;
    await broker.stop();
    expect(await session.ended).not.toBe('');
    broker = await createBroker({ port });
    expect(broker.port).toBe(port);
  });

  it('keeps retained messages for later subscribers', async () => {
    const host = await open({ clientId: 'host' });
    await host.publish({ topic: 'spBv1.0/STATE/andon', payload: online(1), qos: 1, retain: true });
    const { received } = await listen('late', ['spBv1.0/STATE/andon']);
    await expect.poll(() => received.map(({ retain }) => retain)).toEqual([true]);
  });
});

describe('a session', () => {
  it('leaves a will when it is cut, and none when it is closed', async () => {
    const { received } = await listen('watcher', ['spBv1.0/STATE/#']);
    const will = (hostId: string) =>
      ({ topic: `spBv1.0/STATE/${hostId}`, payload: offline(7), qos: 1, retain: true }) as const;
    const closed = await open({ clientId: 'closed', will: will('closed') });
    const cut = await open({ clientId: 'cut', will: will('cut') });
    await closed.close();
    cut.cut();
    await expect.poll(() => received.map(({ topic }) => topic)).toEqual(['spBv1.0/STATE/cut']);
    expect(received[0] && decodeState(received[0].payload)).toEqual({ online: false, timestamp: 7 });
  });

  it('takes many QoS 1 messages before the first is acknowledged', async () => {
    const { received } = await listen('host', ['data/#'], 'manual');
    const publisher = await open({ clientId: 'publisher' });
    const count = 500;
    await Promise.all(Array.from({ length: count }, (_, index) => publish(publisher, `data/${index}`)));
    await expect.poll(() => received.length).toBe(count);
    expect(received.every(({ qos, acknowledge }) => qos === 1 && acknowledge !== undefined)).toBe(true);
    for (const { acknowledge } of received) acknowledge?.();
    await publish(publisher, 'data/after');
    await expect.poll(() => received.length).toBe(count + 1);
  });

  it('makes the broker wait while it is paused, and misses nothing', async () => {
    const { session, received } = await listen('host', ['data/#'], 'manual');
    const publisher = await open({ clientId: 'publisher' });
    session.pause();
    const count = 4_000;
    const payload = Buffer.alloc(20_000);
    const published = Promise.all(
      Array.from({ length: count }, (_, index) => publisher.publish({ topic: `data/${index}`, payload })),
    );
    await expect.poll(() => publisher.bufferedBytes).toBeGreaterThan(1_000_000);
    expect(received.length).toBeLessThan(2);
    session.resume();
    await published;
    await expect.poll(() => received.length).toBe(count);
  });

  it('rejects what was not acknowledged when the broker goes', async () => {
    const session = await open({ clientId: 'publisher' });
    await broker.stop();
    await session.ended;
    await expect(publish(session, 'data/1')).rejects.toBeInstanceOf(SessionError);
    broker = await createBroker({ port: 0 });
  });

  it('says where no broker answers, without the password', async () => {
    const { port } = broker;
    await broker.stop();
    const attempt = openSession({
      url: `mqtt://me:secret@127.0.0.1:${port}`,
      clientId: 'x',
      subscriptions: [],
      onMessage: () => undefined,
    });
    await expect(attempt).rejects.toThrow(`No MQTT session at mqtt://127.0.0.1:${port}: connect ECONNREFUSED`);
    broker = await createBroker({ port: 0 });
  });
});

describe('keeping sessions', () => {
  it('opens a new one, with a new will, after the broker was restarted', async () => {
    const stop = new AbortController();
    const opened: number[] = [];
    const { port } = broker;
    const over = keepSessions({
      open: () => openSession({ url: broker.url, clientId: 'kept', subscriptions: [], onMessage: () => undefined }),
      use: async (session) => {
        sessions.push(session);
        opened.push(opened.length);
        await session.ended;
      },
      backOff: { firstMs: 10, longestMs: 50 },
      signal: stop.signal,
    });
    await expect.poll(() => opened.length).toBe(1);
    await broker.stop();
    broker = await createBroker({ port });
    await expect.poll(() => opened.length).toBe(2);
    stop.abort();
    sessions.at(-1)?.cut();
    await over;
  });
});

async function open(options: Pick<SessionOptions, 'clientId' | 'will'>): Promise<Session> {
  const session = await openSession({ url: broker.url, subscriptions: [], onMessage: () => undefined, ...options });
  sessions.push(session);
  return session;
}

async function listen(
  clientId: string,
  subscriptions: readonly string[],
  acknowledgement: 'automatic' | 'manual' = 'automatic',
): Promise<{ readonly session: Session; readonly received: SessionMessage[] }> {
  const received: SessionMessage[] = [];
  const onMessage = (message: SessionMessage): void => void received.push(message);
  const session = await openSession({ url: broker.url, clientId, subscriptions, onMessage, acknowledgement });
  sessions.push(session);
  return { session, received };
}

function publish(session: Session, topic: string): Promise<void> {
  return session.publish({ topic, payload: Buffer.from(topic), qos: 1 });
}

function online(timestamp: number): Buffer {
  return encodeState({ online: true, timestamp });
}

function offline(timestamp: number): Buffer {
  return encodeState({ online: false, timestamp });
}
