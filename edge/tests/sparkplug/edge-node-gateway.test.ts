import { createBroker, DataType, type Broker } from '@andon/mqtt';
import { freePort } from '@andon/mqtt/testing';
import pino from 'pino';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { EdgeNodeDefinition } from '../../src/sparkplug/edge-node-definition.ts';
import { EdgeNodeGateway } from '../../src/sparkplug/edge-node-gateway.ts';
import type { DeviceSample } from '../../src/store/sample.ts';
import { RawHost, type SeenMessage } from '../support/raw-host.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const definition: EdgeNodeDefinition = {
  groupId: 'G',
  edgeNodeId: 'N',
  primaryHostId: 'host',
  devices: ['A', 'B'].map((deviceId) => ({
    deviceId,
    metrics: [
      { name: 'State', datatype: DataType.Int32 },
      { name: 'Count', datatype: DataType.Int64 },
    ],
  })),
};

const running: EdgeNodeGateway[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((gateway) => gateway.stop()));
});

async function startBroker(port = 0): Promise<Broker> {
  const broker = await createBroker({ port });
  onTestFinished(() => broker.stop());
  return broker;
}

function startGateway(mqttUrl: string, folder: string): EdgeNodeGateway {
  const reporting = { heartbeatMetric: 'State', heartbeatMs: 10_000, deadbands: {} };
  const gateway = new EdgeNodeGateway({
    definition,
    mqttUrl,
    folder,
    reporting: new Map(definition.devices.map(({ deviceId }) => [deviceId, reporting])),
    log: pino({ level: 'silent' }),
    backOff: { firstMs: 20, longestMs: 100 },
  });
  running.push(gateway);
  gateway.start();
  return gateway;
}

async function connectHost(url: string): Promise<RawHost> {
  const host = await RawHost.connect(url, 'host');
  onTestFinished(() => host.close());
  return host;
}

const until = (condition: () => void): Promise<void> => vi.waitFor(condition, { timeout: 30_000, interval: 10 });

function readings(count: number): DeviceSample[] {
  return [
    { deviceId: 'A', time: 1_000_000 + count, values: { State: 6, Count: count } },
    { deviceId: 'B', time: 1_000_000 + count, values: { State: 6, Count: 2 * count } },
  ];
}

/** Counts of device A that the host has seen, in births or data, by their alias. */
function countsOfA(messages: readonly SeenMessage[]): Set<number> {
  const metrics = messages.filter(({ topic }) => topic.endsWith('/A')).flatMap(({ payload }) => payload.metrics);
  return new Set(metrics.filter(({ alias }) => alias === 2).map(({ raw }) => Number(raw)));
}

const upTo = (count: number): Set<number> => new Set(Array.from({ length: count }, (_, index) => index));

describe('on the wire', () => {
  test('births first, then data by alias; nothing retained, all QoS 0, one sequence; NDEATH at QoS 1 before leaving', async () => {
    const broker = await startBroker();
    const host = await connectHost(broker.url);
    const gateway = startGateway(broker.url, temporaryFolder());
    for (let count = 0; count < 5; count += 1) gateway.read(readings(count));
    expect(host.seen).toEqual([]);

    await host.publishState(true);
    await until(() => expect(gateway.isBorn && gateway.backlog === 0).toBe(true));
    for (let count = 5; count < 300; count += 1) gateway.read(readings(count));
    await until(() => expect(countsOfA(host.seen)).toEqual(upTo(300)));
    running.splice(0);
    await gateway.stop();
    await until(() => expect(host.verbs().at(-1)).toBe('NDEATH'));

    expect(host.verbs().slice(0, 3)).toEqual(['NBIRTH', 'DBIRTH', 'DBIRTH']);
    expect(host.verbs().filter((verb) => verb === 'NDEATH')).toHaveLength(1);
    const alive = host.seen.slice(0, -1);
    expect(alive.map(({ payload }) => payload.seq)).toEqual(alive.map((_, index) => index % 256));
    expect(host.seen.every(({ retain }) => !retain)).toBe(true);
    expect(new Set(alive.map(({ qos }) => qos))).toEqual(new Set([0]));
    expect(host.seen.at(-1)).toMatchObject({
      qos: 1,
      payload: { seq: undefined, metrics: [{ name: 'bdSeq', raw: 0 }] },
    });
    for (const { payload } of alive.slice(3)) {
      for (const metric of payload.metrics) {
        expect(metric).toMatchObject({ name: undefined, datatype: undefined });
        expect(metric.alias).toBeTypeOf('number');
        expect(metric.timestamp).toBeGreaterThanOrEqual(1_000_000);
      }
    }
  });

  test('what was read before the host came is sent after the births, as historical and in order', async () => {
    const broker = await startBroker();
    const host = await connectHost(broker.url);
    const gateway = startGateway(broker.url, temporaryFolder());
    for (let count = 0; count < 400; count += 1) gateway.read(readings(count));
    await host.publishState(true);
    await until(() => expect(countsOfA(host.seen)).toEqual(upTo(400)));
    const data = host.seen.filter(({ verb, topic }) => verb === 'DDATA' && topic.endsWith('/A'));
    const metrics = data.flatMap(({ payload }) => payload.metrics);
    expect(metrics.every(({ isHistorical }) => isHistorical)).toBe(true);
    const times = metrics.map(({ timestamp }) => timestamp ?? 0);
    expect(times).toEqual([...times].sort((one, other) => one - other));
  });

  test('a rebirth request brings all births again, with the same bdSeq and no death', async () => {
    const broker = await startBroker();
    const host = await connectHost(broker.url);
    await host.publishState(true);
    const gateway = startGateway(broker.url, temporaryFolder());
    gateway.read(readings(0));
    // What was read before the births has followed them: nothing else is on its way.
    const born = ['NBIRTH', 'DBIRTH', 'DBIRTH', 'DDATA', 'DDATA'];
    await until(() => expect(host.verbs()).toEqual(born));
    const before = host.seen.length;
    // The second request comes within the same second, however long it takes to arrive.
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now());
    onTestFinished(() => clock.mockRestore());
    await Promise.all([host.requestRebirth('G', 'N'), host.requestRebirth('G', 'N')]);
    await until(() => expect(host.verbs().slice(before)).toContain('DDATA'));
    expect(host.verbs().slice(before, before + 3)).toEqual(['NBIRTH', 'DBIRTH', 'DBIRTH']);
    expect(host.verbs().filter((verb) => verb === 'NBIRTH')).toHaveLength(2);
    expect(host.verbs()).not.toContain('NDEATH');
    expect(host.seen[before]?.payload.metrics[0]).toMatchObject({ name: 'bdSeq', raw: 0 });
  });
});

describe('faults', () => {
  test('the broker is killed again and again: nothing is lost, bdSeq rises', async () => {
    const folder = temporaryFolder();
    // Nobody else gets it while no broker listens there.
    const port = await freePort();
    let broker = await startBroker(port);
    const { url } = broker;
    const gateway = startGateway(url, folder);
    const seen: SeenMessage[] = [];
    let count = 0;
    for (let round = 0; round < 4; round += 1) {
      const host = await connectHost(url);
      await host.publishState(true);
      // Not only by the gateway's own word, which may still be about the session before.
      await until(() => expect(host.verbs()).toContain('NBIRTH'));
      await until(() => expect(gateway.isBorn).toBe(true));
      for (const end = count + 150; count < end; count += 1) gateway.read(readings(count));
      await broker.stop();
      for (const end = count + 50; count < end; count += 1) gateway.read(readings(count));
      seen.push(...host.seen);
      broker = await startBroker(port);
    }
    const host = await connectHost(url);
    await host.publishState(true);
    await until(() => expect(countsOfA([...seen, ...host.seen])).toEqual(upTo(count)));
    const births = [...seen, ...host.seen].filter(({ verb }) => verb === 'NBIRTH');
    const bdSeqs = births.map(({ payload }) => Number(payload.metrics[0]?.raw));
    expect(bdSeqs.length).toBeGreaterThanOrEqual(5);
    expect(bdSeqs).toEqual([...new Set(bdSeqs)].sort((one, other) => one - other));
  });

  test('the host dies: NDEATH, silence; the next host gets everything, including what died with the first', async () => {
    const broker = await startBroker();
    const first = await connectHost(broker.url);
    const watcher = await connectHost(broker.url);
    await first.publishState(true);
    const gateway = startGateway(broker.url, temporaryFolder());
    gateway.read(readings(0));
    await until(() => expect(gateway.isBorn).toBe(true));
    for (let count = 1; count < 100; count += 1) gateway.read(readings(count));
    await until(() => expect(countsOfA(first.seen)).toEqual(upTo(100)));

    first.cut();
    await until(() => expect(watcher.verbs().at(-1)).toBe('NDEATH'));
    const atDeath = watcher.seen.length;
    for (let count = 100; count < 200; count += 1) gateway.read(readings(count));
    const second = await connectHost(broker.url);
    expect(watcher.seen.length).toBe(atDeath);
    await second.publishState(true);
    await until(() => expect(countsOfA(second.seen)).toEqual(upTo(200)));
    expect(second.verbs().slice(0, 3)).toEqual(['NBIRTH', 'DBIRTH', 'DBIRTH']);
    expect(second.seen[0]?.payload.metrics[0]).toMatchObject({ name: 'bdSeq', raw: 1 });
  });

  test('the gateway itself ends and comes back: the kept samples and the bdSeq come back with it', async () => {
    const folder = temporaryFolder();
    const broker = await startBroker();
    const first = startGateway(broker.url, folder);
    for (let count = 0; count < 50; count += 1) first.read(readings(count));
    running.splice(0);
    await first.stop();

    const host = await connectHost(broker.url);
    await host.publishState(true);
    const second = startGateway(broker.url, folder);
    second.read(readings(50));
    await until(() => expect(countsOfA(host.seen)).toEqual(upTo(51)));
    expect(host.seen[0]?.payload.metrics[0]).toMatchObject({ name: 'bdSeq', raw: 1 });
  });
});
