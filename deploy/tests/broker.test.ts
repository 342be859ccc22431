import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSession, type Session, type SessionMessage, type SessionOptions, type SessionTls } from '@andon/mqtt';
import { describeMissingMosquitto, startMosquittoWith, type Mosquitto } from '@andon/mqtt/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CertificateFolder } from '../src/certificates/certificate-folder.ts';
import { roles, type Role } from '../src/certificates/roles.ts';
import { deployedMosquitto } from './support/deployed-mosquitto.ts';

const missing = describeMissingMosquitto();
const patience = { timeout: 20_000 };
const sessions: Session[] = [];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'andon-certificates-'));
});
afterEach(() => {
  for (const session of sessions.splice(0)) session.cut();
});
afterAll(() => rmSync(folder, { recursive: true }));

test('mosquitto is there wherever continuous integration runs', () => {
  if (missing !== undefined) console.warn(`The tests on mosquitto are passed over: ${missing}`);
  if (process.env['CI'] !== undefined) expect(missing).toBeUndefined();
});

async function open(url: string, options: Partial<SessionOptions>): Promise<Session> {
  const clientId = `test ${sessions.length}`;
  const session = await openSession({ url, clientId, subscriptions: [], onMessage: () => undefined, ...options });
  sessions.push(session);
  return session;
}

async function listen(url: string, options: Partial<SessionOptions>): Promise<readonly SessionMessage[]> {
  const received: SessionMessage[] = [];
  await open(url, { ...options, onMessage: (message) => void received.push(message) });
  return received;
}

const topicsOf = (messages: readonly SessionMessage[]): readonly string[] => messages.map(({ topic }) => topic);

describe.skipIf(missing !== undefined)('the broker of a plant', () => {
  let broker: Mosquitto;

  beforeAll(async () => {
    const certificates = new CertificateFolder(folder);
    await certificates.create(['127.0.0.1'], 2);
    for (const role of roles) await certificates.addClient(`the-${role}`, role, 2);
    await certificates.addClient('stolen', 'admin', 2);
    await certificates.revoke('stolen');
    broker = await startMosquittoWith('mqtts', (_, port) => deployedMosquitto('plant', { port, certificates: folder }));
  });
  afterAll(() => broker.stop());

  const tlsOf = (name: string): SessionTls => ({
    ca: readFileSync(join(folder, 'authority.pem')),
    certificate: readFileSync(join(folder, `clients/${name}.pem`)),
    key: readFileSync(join(folder, `clients/${name}.key`)),
  });

  const node = 'spBv1.0/Plant/NDATA/the-edge';
  const stranger = 'spBv1.0/Plant/NDATA/other';
  const state = (name: string): string => `spBv1.0/STATE/${name}`;
  const topics = [
    'spBv1.0/Plant/NBIRTH/the-edge',
    node,
    'spBv1.0/Plant/DDATA/the-edge/Press',
    stranger,
    'spBv1.0/Plant/NCMD/the-edge',
    'spBv1.0/Plant/DCMD/the-edge/Press',
    'spBv1.0/Plant/NCMD/other',
    'plc-data/the-edge/1',
    'plc-data/other/1',
    'oee/plant/line',
    'anything',
  ];
  const ownData = topics.slice(0, 3);
  const commands = topics.slice(4, 7);

  test.each<readonly [Role, readonly string[]]>([
    ['edge', [...ownData, 'plc-data/the-edge/1']],
    [
      'analytics',
      ['spBv1.0/Plant/NCMD/the-edge', 'spBv1.0/Plant/NCMD/other', 'oee/plant/line', state('the-analytics')],
    ],
    ['scada', [...commands, state('the-scada')]],
    ['dashboard', []],
    ['admin', [...topics, ...roles.map((role) => state(`the-${role}`))]],
  ])('lets %s publish its own topics and no others', async (role, allowed) => {
    const heard = await listen(broker.url, { subscriptions: ['#'], tls: tlsOf('the-admin') });
    const admin = await open(broker.url, { tls: tlsOf('the-admin') });
    // Mosquitto also cuts whoever says what it may not, so each topic has a session of its own.
    for (const topic of [...topics, ...roles.map((one) => state(`the-${one}`))]) {
      const session = await open(broker.url, { tls: tlsOf(`the-${role}`) });
      await session.publish({ topic, payload: Buffer.of(1) });
    }
    await expect
      .poll(async () => {
        await admin.publish({ topic: 'last', payload: Buffer.of(1) });
        return topicsOf(heard).includes('last');
      }, patience)
      .toBe(true);
    const others = (): readonly string[] => topicsOf(heard).filter((topic) => topic !== 'last');
    await expect.poll(() => [...others()].sort(), patience).toEqual([...allowed].sort());
  });

  test.each<readonly [Role, readonly string[]]>([
    ['edge', ['spBv1.0/Plant/NCMD/the-edge', 'spBv1.0/Plant/DCMD/the-edge/Press', state('the-scada')]],
    ['analytics', topics.filter((topic) => topic !== 'anything').concat(state('the-scada'))],
    ['scada', [...topics.filter((topic) => topic.startsWith('spBv1.0/')), 'oee/plant/line', state('the-scada')]],
    ['dashboard', [...topics.filter((topic) => topic.startsWith('spBv1.0/')), 'oee/plant/line', state('the-scada')]],
    ['admin', [...topics, state('the-scada')]],
  ])('shows %s what it may read and no more', async (role, allowed) => {
    const heard = await listen(broker.url, { subscriptions: ['#'], tls: tlsOf(`the-${role}`) });
    const everything = await listen(broker.url, { subscriptions: ['#'], tls: tlsOf('the-admin') });
    const admin = await open(broker.url, { tls: tlsOf('the-admin') });
    const all = [...topics, state('the-scada')];
    for (const topic of all) await admin.publish({ topic, payload: Buffer.of(1), qos: 1 });
    await expect.poll(() => topicsOf(everything).length, patience).toBe(all.length);
    await expect.poll(() => [...topicsOf(heard)].sort(), patience).toEqual([...allowed].sort());
  });

  test('lets nobody in without a certificate, with a revoked one, or with one of another authority', async () => {
    const ca = readFileSync(join(folder, 'authority.pem'));
    await expect(open(broker.url, { tls: { ca } })).rejects.toThrow();
    await expect(open(broker.url, { tls: tlsOf('stolen') })).rejects.toThrow();
    const elsewhere = mkdtempSync(join(tmpdir(), 'andon-other-'));
    const other = new CertificateFolder(elsewhere);
    await other.create(['127.0.0.1'], 2);
    await other.addClient('the-admin', 'admin', 2);
    const [certificate, key] = ['pem', 'key'].map((ending) =>
      readFileSync(join(elsewhere, `clients/the-admin.${ending}`)),
    );
    await expect(
      open(broker.url, { tls: { ca, ...(certificate && key ? { certificate, key } : {}) } }),
    ).rejects.toThrow();
    rmSync(elsewhere, { recursive: true });
  });
});

describe.skipIf(missing !== undefined)('the broker for development', () => {
  const count = 3_000;

  test('keeps every QoS 1 message of a subscriber that is slow', async () => {
    const broker = await startMosquittoWith('mqtt', (_, port) =>
      deployedMosquitto('dev', { port, certificates: folder }),
    );
    const received: SessionMessage[] = [];
    const subscriptions = ['data/#'];
    const slow = await open(broker.url, { subscriptions, onMessage: (message) => void received.push(message) });
    const publisher = await open(broker.url, {});
    slow.pause();
    const payload = Buffer.alloc(200);
    await Promise.all(
      Array.from({ length: count }, (_, index) => publisher.publish({ topic: `data/${index}`, payload, qos: 1 })),
    );
    slow.resume();
    await expect.poll(() => received.length, patience).toBe(count);
    await broker.stop();
  });
});
