import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBroker, openSession } from '@andon/mqtt';
import type { Session, SessionMessage, SessionOptions, SessionTls } from '@andon/mqtt';
import { createCertificates, describeMissingMosquitto, startMosquitto } from '@andon/mqtt/testing';
import type { Certificates } from '@andon/mqtt/testing';

const missing = describeMissingMosquitto();
/** For a machine that has much else to do. */
const patience = { timeout: 20_000 };
const stateTopic = 'spBv1.0/STATE/andon';

const sessions: Session[] = [];
let broker: { readonly url: string; stop(): Promise<void> } | undefined;

afterEach(async () => {
  for (const session of sessions.splice(0)) session.cut();
  await broker?.stop();
  broker = undefined;
});

it('mosquitto is there wherever continuous integration runs', () => {
  if (missing !== undefined) console.warn(`The tests on mosquitto are passed over: ${missing}`);
  if (process.env['CI'] !== undefined) expect(missing).toBeUndefined();
});

interface Kind {
  readonly name: string;
  readonly start: () => Promise<{ readonly url: string; stop(): Promise<void> }>;
  readonly protocolVersion: 4 | 5;
}

const mosquittoKinds: readonly Kind[] = [
  { name: 'mosquitto, MQTT 3.1.1', start: () => startMosquitto(), protocolVersion: 4 },
  { name: 'mosquitto, MQTT 5', start: () => startMosquitto(), protocolVersion: 5 },
];

describe.each<Kind>([
  { name: 'the embedded broker', start: () => createBroker({ port: 0 }), protocolVersion: 4 },
  ...(missing === undefined ? mosquittoKinds : []),
])('$name', ({ start, protocolVersion }) => {
  beforeEach(async () => {
    broker = await start();
  });

  it('B1 conformance-mqtt-qos0 conformance-mqtt-qos1: delivers at both qualities of service, in order', async () => {
    const { received } = await listen({ clientId: 'host', subscriptions: ['data/#'], protocolVersion });
    const publisher = await open({ clientId: 'edge', protocolVersion });
    for (const qos of [0, 1, 0, 1] as const) await publisher.publish({ topic: 'data/x', payload: Buffer.of(qos), qos });
    await expect.poll(() => received.length, patience).toBe(4);
    expect(received.map(({ payload }) => payload[0])).toEqual([0, 1, 0, 1]);
    expect(received.map(({ qos }) => qos)).toEqual([0, 1, 0, 1]);
  });

  it('B1 conformance-mqtt-will-messages: publishes the will of whoever is cut, at QoS 1 and retained, and none after a DISCONNECT', async () => {
    const { received } = await listen({ clientId: 'watcher', subscriptions: ['spBv1.0/STATE/#'], protocolVersion });
    const will = (id: string) =>
      ({ topic: `spBv1.0/STATE/${id}`, payload: Buffer.from(id), qos: 1, retain: true }) as const;
    const leaving = await open({ clientId: 'leaving', will: will('leaving'), protocolVersion });
    const falling = await open({ clientId: 'falling', will: will('falling'), protocolVersion });
    await leaving.close();
    falling.cut();
    await expect
      .poll(() => received.map(({ topic, qos }) => [topic, qos]), patience)
      .toEqual([['spBv1.0/STATE/falling', 1]]);
    const late = await listen({ clientId: 'late', subscriptions: ['spBv1.0/STATE/#'], protocolVersion });
    await expect.poll(() => late.received.map(({ retain }) => retain), patience).toEqual([true]);
  });

  it('B1 conformance-mqtt-retained: keeps the last retained message of a topic for whoever comes later', async () => {
    const host = await open({ clientId: 'host', protocolVersion });
    for (const text of ['first', 'last']) {
      await host.publish({ topic: stateTopic, payload: Buffer.from(text), qos: 1, retain: true });
    }
    const { received } = await listen({ clientId: 'edge', subscriptions: [stateTopic], protocolVersion });
    await expect.poll(() => received.map(({ payload }) => payload.toString()), patience).toEqual(['last']);
    expect(received[0]?.retain).toBe(true);
  });

  it('takes many QoS 1 messages before the first is acknowledged by hand, and goes on afterwards', async () => {
    const { received } = await listen({
      clientId: 'host',
      subscriptions: ['data/#'],
      acknowledgement: 'manual',
      protocolVersion,
    });
    const publisher = await open({ clientId: 'edge', protocolVersion });
    const count = 200;
    await publishMany(publisher, count);
    await expect.poll(() => received.length, patience).toBe(count);
    for (const { acknowledge } of received) acknowledge?.();
    await publishMany(publisher, 1);
    await expect.poll(() => received.length, patience).toBe(count + 1);
  });
});

describe('the embedded broker', () => {
  it('B2 conformance-mqtt-aware-basic conformance-mqtt-aware-store conformance-mqtt-aware-nbirth-mqtt-topic conformance-mqtt-aware-nbirth-mqtt-retain conformance-mqtt-aware-dbirth-mqtt-topic conformance-mqtt-aware-dbirth-mqtt-retain: keeps the last births for whoever comes later', async () => {
    broker = await createBroker({ port: 0 });
    const edge = await open({ clientId: 'edge' });
    for (const [topic, text] of [
      ['spBv1.0/G/NBIRTH/N', 'old'],
      ['spBv1.0/G/NBIRTH/N', 'new'],
      ['spBv1.0/G/DBIRTH/N/D', 'device'],
      ['spBv1.0/G/NDATA/N', 'data'],
      ['spBv1.0/G/NBIRTH/N/D', 'no topic'],
    ] as const) {
      await edge.publish({ topic, payload: Buffer.from(text), qos: 1 });
    }
    const { received } = await listen({ clientId: 'host', subscriptions: ['$sparkplug/certificates/#'] });
    await expect.poll(() => received.length, patience).toBe(2);
    expect(received.map(({ topic, payload, retain }) => [topic, payload.toString(), retain]).sort()).toEqual([
      ['$sparkplug/certificates/spBv1.0/G/DBIRTH/N/D', 'device', true],
      ['$sparkplug/certificates/spBv1.0/G/NBIRTH/N', 'new', true],
    ]);
  });

  it('B2 conformance-mqtt-aware-ndeath-timestamp: hands a will on as it is, which a server may', async () => {
    broker = await createBroker({ port: 0 });
    const { received } = await listen({ clientId: 'host', subscriptions: ['spBv1.0/#'] });
    const will = { topic: 'spBv1.0/G/NDEATH/N', payload: Buffer.from('death'), qos: 1, retain: false } as const;
    (await open({ clientId: 'edge', will })).cut();
    await expect.poll(() => received.map(({ payload }) => payload.toString()), patience).toEqual(['death']);
  });
});

describe.skipIf(missing !== undefined)('mosquitto as a plant needs it', () => {
  const count = 3_000;

  /** What reaches a subscriber that does not read while 3,000 messages are published at QoS 1, and then reads. */
  async function publishToASlowOne(): Promise<{ readonly publisher: Session; readonly received: SessionMessage[] }> {
    const { session, received } = await listen({ clientId: 'host', subscriptions: ['data/#'] });
    const publisher = await open({ clientId: 'edge' });
    session.pause();
    await publishMany(publisher, count);
    session.resume();
    return { publisher, received };
  }

  it('B3 with our settings loses no QoS 1 message of a subscriber that is slow', async () => {
    broker = await startMosquitto();
    const { received } = await publishToASlowOne();
    await expect.poll(() => received.length, patience).toBe(count);
  });

  it('B3 as it is installed loses some, which is why the settings stand there', async () => {
    broker = await startMosquitto({ settings: [] });
    const { publisher, received } = await publishToASlowOne();
    const isLast = ({ topic }: SessionMessage): boolean => topic === 'data/last';
    await expect
      .poll(async () => {
        await publisher.publish({ topic: 'data/last', payload: Buffer.of(1), qos: 1 });
        return received.some(isLast);
      }, patience)
      .toBe(true);
    expect(received.findIndex(isLast)).toBeLessThan(count);
  });

  it('B4 lets an edge node that shows its certificate say its own topics and no others, and nobody in without one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
    const certificates = createCertificates(folder, ['host', 'Press']);
    const accessControl = [
      'user host',
      'topic readwrite spBv1.0/#',
      ...['NBIRTH', 'NDATA', 'NDEATH'].map((verb) => `pattern write spBv1.0/+/${verb}/%u`),
      ...['DBIRTH', 'DDATA', 'DDEATH'].map((verb) => `pattern write spBv1.0/+/${verb}/%u/+`),
      'pattern read spBv1.0/+/NCMD/%u',
      'pattern read spBv1.0/STATE/+',
    ];
    broker = await startMosquitto({ certificates, accessControl });
    const host = await listen({ clientId: 'host', subscriptions: ['spBv1.0/#'], tls: tlsOf(certificates, 'host') });
    const own = 'spBv1.0/G/NDATA/Press';
    // Mosquitto also cuts whoever says what it may not, so each has a session of its own.
    for (const topic of ['spBv1.0/G/NDATA/Oven', stateTopic, 'spBv1.0/G/NCMD/Oven', own]) {
      const edge = await open({ clientId: `edge ${topic}`, tls: tlsOf(certificates, 'Press') });
      await edge.publish({ topic, payload: Buffer.of(1) });
    }
    await expect.poll(() => host.received.map(({ topic }) => topic), patience).toEqual([own]);
    const { ca } = tlsOf(certificates, 'host');
    await expect(open({ clientId: 'nobody', tls: ca === undefined ? {} : { ca } })).rejects.toThrow(
      'No MQTT session at',
    );
    await expect(open({ clientId: 'stranger', tls: {} })).rejects.toThrow('certificate');
    rmSync(folder, { recursive: true });
  });
});

function tlsOf({ authorityFile, clients }: Certificates, name: string): SessionTls {
  const { certificateFile = '', keyFile = '' } = clients.get(name) ?? {};
  return { ca: readFileSync(authorityFile), certificate: readFileSync(certificateFile), key: readFileSync(keyFile) };
}

async function open(options: Partial<SessionOptions> & Pick<SessionOptions, 'clientId'>): Promise<Session> {
  const url = broker?.url ?? '';
  const session = await openSession({ url, subscriptions: [], onMessage: () => undefined, ...options });
  sessions.push(session);
  return session;
}

async function listen(
  options: Partial<SessionOptions> & Pick<SessionOptions, 'clientId'>,
): Promise<{ readonly session: Session; readonly received: SessionMessage[] }> {
  const received: SessionMessage[] = [];
  const session = await open({ ...options, onMessage: (message) => void received.push(message) });
  return { session, received };
}

async function publishMany(publisher: Session, count: number): Promise<void> {
  const payload = Buffer.alloc(200);
  await Promise.all(
    Array.from({ length: count }, (_, index) => publisher.publish({ topic: `data/${index}`, payload, qos: 1 })),
  );
}
