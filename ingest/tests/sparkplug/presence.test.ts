import { decodeState } from '@andon/mqtt';
import type { StatePayload } from '@andon/mqtt';
import type { IPublishPacket } from 'mqtt-packet';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HostSession } from '../../src/host-session.ts';
import type { HostSessionOptions } from '../../src/host-session.ts';
import type { IncomingMessage } from '../../src/host/incoming-message.ts';
import { SparkplugHost } from '../../src/host/sparkplug-host.ts';
import { waitFor } from '../support/plant.ts';
import { HostScene, hostId, ofKind } from './support/host-scene.ts';
import { PacketBroker } from './support/packet-broker.ts';

const stateTopic = 'spBv1.0/STATE/andon';
const node = { groupId: 'G', edgeNodeId: 'N', deviceId: undefined };

let broker: PacketBroker;
const hosts: { readonly session: HostSession; readonly running: Promise<void> }[] = [];

beforeEach(async () => {
  broker = await PacketBroker.start();
});

afterEach(async () => {
  vi.useRealTimers();
  for (const { session, running } of hosts.splice(0)) {
    await session.stop();
    await running;
  }
  await broker.stop();
});

/** Starts a host that answers its own STATE as the worker does, and waits until it is online. */
async function startHost(options: Partial<HostSessionOptions> = {}): Promise<HostSession> {
  const host = new SparkplugHost({
    hostId,
    reorderTimeoutMs: 2_000,
    maximumPayloadBytes: 1_000,
    share: { worker: 1, workers: 1 },
  });
  const session: HostSession = new HostSession({
    server: 0,
    url: broker.url,
    clientId: 'andon-ingest',
    hostId,
    isAnnouncer: true,
    onMessage: (message: IncomingMessage) => {
      for (const { kind } of host.receive(message, session)) if (kind === 'repeat-state') session.repeatState();
    },
    onBorn: () => undefined,
    onOver: () => undefined,
    whenReady: () => Promise.resolve(),
    ...options,
  });
  hosts.push({ session, running: session.run() });
  await waitFor(() => session.isOnline);
  return session;
}

function stateOf(packet: Pick<IPublishPacket, 'payload'> | undefined): StatePayload | undefined {
  return packet === undefined ? undefined : decodeState(Buffer.from(packet.payload));
}

/** Wills of all connections so far. */
function wills(): readonly (StatePayload | undefined)[] {
  return broker.connects.map(({ will }) => stateOf(will));
}

/** Cuts the connection until there have been `count`. */
async function reconnect(session: HostSession, count: number): Promise<void> {
  while (broker.connects.length < count) {
    const connections = broker.connects.length;
    broker.cut();
    await waitFor(() => broker.connects.length > connections && session.isOnline);
  }
}

describe('H1 CONNECT and will', () => {
  it('H1.1 host-topic-phid-death-required operational-behavior-host-application-connect-will payloads-state-will-message', async () => {
    await startHost();
    expect(broker.connects[0]?.will).toBeDefined();
  });

  it('H1.2 host-topic-phid-death-topic operational-behavior-host-application-connect-will-topic: and never the topic of Sparkplug 2.2', async () => {
    const session = await startHost();
    await session.leave();
    expect(broker.connects[0]?.will?.topic).toBe(stateTopic);
    expect(broker.published().map(({ topic }) => topic)).toEqual([stateTopic, stateTopic]);
  });

  it('H1.3 host-topic-phid-death-payload operational-behavior-host-application-connect-will-payload payloads-state-will-message-payload', async () => {
    await startHost();
    const text = broker.connects[0]?.will?.payload.toString() ?? '';
    expect(text).toMatch(/^\{"online":false,"timestamp":\d{13}\}$/);
  });

  it('H1.4 host-topic-phid-death-payload-timestamp-connect: the time of each CONNECT, never lower, even when the clock is set back', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_790_000_000_000 });
    const session = await startHost();
    vi.setSystemTime(1_790_000_009_000);
    await reconnect(session, 2);
    vi.setSystemTime(1_700_000_000_000);
    await reconnect(session, 3);
    const times = wills().map((will) => will?.timestamp);
    expect(times).toEqual([1_790_000_000_000, 1_790_000_009_000, 1_790_000_009_001]);
  });

  it('H1.5 host-topic-phid-death-qos operational-behavior-host-application-connect-will-qos payloads-state-will-message-qos', async () => {
    await startHost();
    expect(broker.connects[0]?.will?.qos).toBe(1);
  });

  it('H1.6 host-topic-phid-death-retain operational-behavior-host-application-connect-will-retained payloads-state-will-message-retain', async () => {
    await startHost();
    expect(broker.connects[0]?.will?.retain).toBe(true);
  });

  it('H1.7 message-flow-phid-sparkplug-clean-session-311', async () => {
    await startHost();
    expect(broker.connects[0]).toMatchObject({ protocolVersion: 4, clean: true });
  });

  it('H1.8 message-flow-phid-sparkplug-clean-session-50', async () => {
    await startHost({ protocolVersion: 5 });
    expect(broker.connects[0]).toMatchObject({
      protocolVersion: 5,
      clean: true,
      properties: { sessionExpiryInterval: 0 },
    });
  });

  it('H1.9 operational-behavior-host-application-host-id: another host with our id is noticed, our own birth is not', () => {
    const scene = new HostScene();
    expect(ofKind(scene.state(true, scene.stateTimestamp), 'foreign-host')).toEqual([]);
    for (const timestamp of [scene.stateTimestamp - 1, scene.stateTimestamp + 1]) {
      expect(ofKind(scene.state(true, timestamp), 'foreign-host')).toEqual([{ kind: 'foreign-host', timestamp }]);
    }
    expect(ofKind(scene.state(true, 1, 'another'), 'foreign-host')).toEqual([]);
  });
});

describe('H2 subscribe, then birth', () => {
  it('H2.1 host-topic-phid-birth-sub-required message-flow-phid-sparkplug-subscription payloads-state-subscribe', async () => {
    await startHost();
    expect(broker.order(0)).toEqual(['connect', 'subscribe', 'publish']);
    const [subscribe] = broker.seen.flatMap(({ packet }) => (packet.cmd === 'subscribe' ? [packet] : []));
    expect(subscribe?.subscriptions).toMatchObject([{ topic: 'spBv1.0/#', qos: 1 }]);
  });

  it('H2.2 host-topic-phid-birth-required message-flow-phid-sparkplug-state-publish operational-behavior-host-application-connect-birth payloads-state-birth conformance-primary-host intro-sparkplug-host-state components-ph-state', async () => {
    await startHost();
    expect(broker.published().map(stateOf)).toMatchObject([{ online: true }]);
  });

  it('H2.3 host-topic-phid-birth-message principles-birth-certificates-order operational-behavior-primary-application-state-with-multiple-servers-state: a command said between two sessions does not come first', async () => {
    const session = await startHost();
    broker.cut();
    await waitFor(() => !session.isOnline);
    session.requestRebirth(node);
    await waitFor(() => session.isOnline);
    session.requestRebirth(node);
    await waitFor(() => broker.published(1).length === 2);
    expect(broker.published(1).map(({ topic }) => topic)).toEqual([stateTopic, 'spBv1.0/G/NCMD/N']);
  });

  it('H2.3 a birth that no broker acknowledged is not sent again in the next session', async () => {
    broker.acknowledges = false;
    const starting = startHost();
    await waitFor(() => broker.published(0).length === 1);
    broker.acknowledges = true;
    broker.cut();
    await starting;
    expect(broker.order(1)).toEqual(['connect', 'subscribe', 'publish']);
    expect(stateOf(broker.published(1)[0])).toEqual({ online: true, timestamp: wills()[1]?.timestamp });
  });

  it('H2.4 host-topic-phid-birth-topic operational-behavior-host-application-connect-birth-topic', async () => {
    await startHost();
    expect(broker.published()[0]?.topic).toBe(stateTopic);
  });

  it('H2.5 host-topic-phid-birth-payload message-flow-phid-sparkplug-state-publish-payload operational-behavior-host-application-connect-birth-payload payloads-state-birth-payload', async () => {
    await startHost();
    expect(broker.published()[0]?.payload.toString()).toMatch(/^\{"online":true,"timestamp":\d{13}\}$/);
  });

  it('H2.6 host-topic-phid-birth-payload-timestamp message-flow-phid-sparkplug-state-publish-payload-timestamp: that of the will, in each of three sessions', async () => {
    const session = await startHost();
    await reconnect(session, 3);
    const births = [0, 1, 2].map((connection) => stateOf(broker.published(connection)[0])?.timestamp);
    expect(births).toEqual(wills().map((will) => will?.timestamp));
    expect(new Set(births).size).toBe(3);
  });

  it('H2.7 host-topic-phid-birth-qos operational-behavior-host-application-connect-birth-qos', async () => {
    await startHost();
    expect(broker.published()[0]?.qos).toBe(1);
  });

  it('H2.8 host-topic-phid-birth-retain operational-behavior-host-application-connect-birth-retained', async () => {
    await startHost();
    expect(broker.published()[0]?.retain).toBe(true);
  });

  it('H2.9 message-flow-hid-sparkplug-state-message-delivered: whoever says that we are offline is contradicted at once, and our own birth answers nothing', async () => {
    await startHost();
    const [birth] = broker.published();
    const { timestamp = 0 } = stateOf(birth) ?? {};
    for (const [answers, claimed] of [timestamp - 1_000, timestamp, timestamp + 60_000].entries()) {
      broker.deliver(stateTopic, Buffer.from(JSON.stringify({ online: false, timestamp: claimed })));
      await waitFor(() => broker.published().length === answers + 2);
      expect(broker.published().at(-1)).toMatchObject({ topic: stateTopic, qos: 1, retain: true });
      expect(stateOf(broker.published().at(-1))).toEqual({ online: true, timestamp });
      broker.deliver(stateTopic, Buffer.from(JSON.stringify({ online: true, timestamp })));
    }
    expect(broker.published()).toHaveLength(4);
  });

  it('H2.10 operational-behavior-host-application-multi-server-timestamp operational-behavior-primary-application-state-with-multiple-servers-state-subs: a timestamp for each server, and the loss of one does not touch the other', async () => {
    const other = await PacketBroker.start();
    await startHost({ url: other.url, server: 1 });
    const session = await startHost();
    await reconnect(session, 2);
    expect(other.connects).toHaveLength(1);
    expect(other.published().map(stateOf)).toMatchObject([{ online: true }]);
    const births = broker.published().map((packet) => stateOf(packet)?.timestamp);
    expect(new Set(births).size).toBe(2);
    await hosts[0]?.session.stop();
    await other.stop();
  });
});

describe('H3 leaving', () => {
  it('H3.1 operational-behavior-host-application-termination H3.6 operational-behavior-host-application-disconnect-intentional: the death, its PUBACK, then DISCONNECT', async () => {
    const session = await startHost();
    broker.acknowledges = false;
    const leaving = session.leave();
    await waitFor(() => broker.published().length === 2);
    expect(stateOf(broker.published()[1])?.online).toBe(false);
    // The PUBACK is still missing.
    broker.deliver('spBv1.0/STATE/another', Buffer.from('{"online":true,"timestamp":1}'));
    expect(broker.order(0).at(-1)).toBe('publish');
    const { messageId } = broker.published()[1] ?? {};
    broker.acknowledge(messageId ?? 0);
    await leaving;
    expect(broker.order(0)).toEqual(['connect', 'subscribe', 'publish', 'publish', 'disconnect']);
  });

  it('H3.2 operational-behavior-host-application-death-topic', async () => {
    await (await startHost()).leave();
    expect(broker.published(0)[1]?.topic).toBe(stateTopic);
  });

  it('H3.3 operational-behavior-host-application-death-payload', async () => {
    await (await startHost()).leave();
    expect(broker.published(0)[1]?.payload.toString()).toMatch(/^\{"online":false,"timestamp":\d{13}\}$/);
  });

  it('H3.4 host-topic-phid-death-payload-timestamp-disconnect-clean host-topic-phid-death-payload-timestamp-disconnect-with-no-disconnect-packet: the time of leaving, not that of the will', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_790_000_000_000 });
    const session = await startHost();
    vi.setSystemTime(1_790_000_077_000);
    await session.leave();
    expect(stateOf(broker.published(0)[1])?.timestamp).toBe(1_790_000_077_000);
  });

  it('H3.5 operational-behavior-host-application-death-qos operational-behavior-host-application-death-retained', async () => {
    await (await startHost()).leave();
    expect(broker.published(0)[1]).toMatchObject({ qos: 1, retain: true });
  });

  it('H3.6 a broker that does not answer is cut, so that it publishes the will itself', async () => {
    const session = await startHost();
    broker.acknowledges = false;
    await session.leave();
    expect(broker.order(0)).not.toContain('disconnect');
  });
});

describe('a worker that shares the load of another', () => {
  it('says no STATE at all, as birth, will, death or answer, and asks for rebirths all the same', async () => {
    const session = await startHost({ isAnnouncer: false });
    broker.deliver(stateTopic, Buffer.from('{"online":false,"timestamp":1}'));
    session.requestRebirth(node);
    await waitFor(() => broker.published().length === 1);
    await session.leave();
    expect(broker.connects[0]?.will).toBeUndefined();
    expect(broker.published(0).map(({ topic }) => topic)).toEqual(['spBv1.0/G/NCMD/N']);
  });
});
