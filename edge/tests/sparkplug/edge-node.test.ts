import { DataType, type Payload } from '@andon/mqtt';
import { describe, expect, test } from 'vitest';
import type { EdgeNodeAction } from '../../src/sparkplug/edge-node-action.ts';
import type { EdgeNodeDefinition } from '../../src/sparkplug/edge-node-definition.ts';
import { EdgeNode } from '../../src/sparkplug/edge-node.ts';

const definition: EdgeNodeDefinition = {
  groupId: 'G',
  edgeNodeId: 'N',
  primaryHostId: 'host',
  devices: ['A', 'B'].map((deviceId) => ({
    deviceId,
    metrics: [
      { name: 'State', datatype: DataType.Int32 },
      { name: 'Temperature', datatype: DataType.Double, unit: '°C' },
    ],
  })),
};

const online = (timestamp: number) => ({ kind: 'host-state', hostId: 'host', online: true, timestamp }) as const;
const offline = (timestamp: number) => ({ kind: 'host-state', hostId: 'host', online: false, timestamp }) as const;
const reading = (deviceId: string, time: number) =>
  ({ kind: 'reading', sample: { deviceId, time, values: { State: 6, Temperature: 21.5 } } }) as const;
const report = (deviceId: string, time: number, isHistorical = false) =>
  ({ kind: 'report', isHistorical, samples: [{ deviceId, time, values: { State: 11 } }] }) as const;

function published(actions: readonly EdgeNodeAction[]): { topic: string; payload: Payload }[] {
  return actions.flatMap((action) => (action.kind === 'publish' ? [action.message] : []));
}

function topics(actions: readonly EdgeNodeAction[]): string[] {
  return published(actions).map(({ topic }) => topic);
}

/** A node whose devices have been read and whose host is online. */
function bornNode(): EdgeNode {
  const node = new EdgeNode(definition, undefined);
  for (const event of [reading('A', 1), reading('B', 2), { kind: 'open' }, { kind: 'session-opened' }] as const) {
    node.handle(event, 10);
  }
  node.handle(online(5), 10);
  return node;
}

describe('birth', () => {
  test('E3.1 nothing is published before the host is online, then NBIRTH and every DBIRTH, seq 0, 1, 2', () => {
    const node = new EdgeNode(definition, undefined);
    node.handle(reading('A', 1), 1);
    node.handle(reading('B', 2), 2);
    node.handle({ kind: 'open' }, 3);
    expect(node.handle({ kind: 'session-opened' }, 4)).toEqual([]);
    expect(node.handle(report('A', 5), 5)).toEqual([]);
    const births = node.handle(online(6), 6);
    expect(topics(births)).toEqual(['spBv1.0/G/NBIRTH/N', 'spBv1.0/G/DBIRTH/N/A', 'spBv1.0/G/DBIRTH/N/B']);
    expect(published(births).map(({ payload }) => payload.seq)).toEqual([0, 1, 2]);
    expect(births.at(-1)).toEqual({ kind: 'births-published', isRebirth: false });
  });

  test('a retained STATE that arrives before the session counts as open is remembered', () => {
    const node = new EdgeNode(definition, undefined);
    node.handle({ kind: 'open' }, 1);
    node.handle(online(1), 1);
    expect(topics(node.handle({ kind: 'session-opened' }, 2))).toEqual(['spBv1.0/G/NBIRTH/N']);
  });

  test('without a primary host the births follow the session', () => {
    const node = new EdgeNode({ ...definition, primaryHostId: undefined }, undefined);
    node.handle({ kind: 'open' }, 1);
    expect(topics(node.handle({ kind: 'session-opened' }, 2))).toEqual(['spBv1.0/G/NBIRTH/N']);
  });

  test('E9.4 births carry name, alias, datatype and unit; aliases differ over all devices', () => {
    const node = bornNode();
    const births = published(node.handle({ kind: 'rebirth-requested' }, 9_000));
    const metrics = births.slice(1).flatMap(({ payload }) => payload.metrics);
    expect(metrics.map(({ name, alias, datatype, raw }) => [name, alias, datatype, raw])).toEqual([
      ['State', 1, DataType.Int32, 6],
      ['Temperature', 2, DataType.Double, 21.5],
      ['State', 3, DataType.Int32, 6],
      ['Temperature', 4, DataType.Double, 21.5],
    ]);
    expect(metrics[1]?.properties?.get('engUnit')).toMatchObject({ field: 'string', raw: '°C' });
  });

  test('E4.10 the NBIRTH holds bdSeq and Node Control/Rebirth, neither with an alias', () => {
    const [nodeBirth] = published(bornNode().handle({ kind: 'rebirth-requested' }, 9_000));
    expect(nodeBirth?.payload.metrics).toMatchObject([
      { name: 'bdSeq', alias: undefined, datatype: DataType.Int64, raw: 0 },
      { name: 'Node Control/Rebirth', alias: undefined, datatype: DataType.Boolean, raw: false },
    ]);
  });

  test('E4.7 a tag that has not been read is null in the birth', () => {
    const node = bornNode();
    node.handle({ kind: 'reading', sample: { deviceId: 'A', time: 50, values: { State: 6 } } }, 50);
    const births = published(node.handle({ kind: 'rebirth-requested' }, 9_000));
    expect(births[1]?.payload.metrics[1]).toMatchObject({ name: 'Temperature', isNull: true, field: 'none' });
  });
});

describe('bdSeq', () => {
  test.each([
    [undefined, 0],
    [0, 1],
    [254, 255],
    [255, 0],
  ])('after %s comes %i', (last, next) => {
    const [action] = new EdgeNode(definition, last).handle({ kind: 'open' }, 1);
    expect(action).toMatchObject({ kind: 'open-session', bdSeq: next });
    expect(action?.kind === 'open-session' && action.will.payload.metrics).toMatchObject([
      { name: 'bdSeq', raw: next },
    ]);
    expect(action?.kind === 'open-session' && action.will.payload.seq).toBeUndefined();
  });

  test('E2.5 every attempt to connect takes the next one', () => {
    const node = new EdgeNode(definition, undefined);
    const taken = Array.from({ length: 300 }, () => {
      const [action] = node.handle({ kind: 'open' }, 1);
      node.handle({ kind: 'session-ended' }, 2);
      return action?.kind === 'open-session' ? action.bdSeq : undefined;
    });
    expect(taken).toEqual(Array.from({ length: 300 }, (_, index) => index % 256));
  });
});

describe('host', () => {
  test.each([
    ['another host', { ...online(9), hostId: 'other' }],
    ['an older online', online(3)],
  ])('E3 %s does not give birth after an offline', (_, event) => {
    const node = new EdgeNode(definition, undefined);
    node.handle({ kind: 'open' }, 1);
    node.handle({ kind: 'session-opened' }, 1);
    node.handle(offline(5), 1);
    expect(node.handle(event, 2)).toEqual([]);
    expect(topics(node.handle(online(5), 3))).toEqual(['spBv1.0/G/NBIRTH/N']);
  });

  test('E3.5 offline with an equal or newer timestamp: NDEATH with the same bdSeq, then silence until a new session', () => {
    const node = bornNode();
    const [leave, ...rest] = node.handle(offline(5), 20);
    expect(rest).toEqual([]);
    expect(leave).toMatchObject({ kind: 'leave', death: { topic: 'spBv1.0/G/NDEATH/N' } });
    expect(leave?.kind === 'leave' && leave.death.payload.metrics).toMatchObject([{ name: 'bdSeq', raw: 0 }]);
    expect(node.handle(report('A', 21), 21)).toEqual([]);
    node.handle({ kind: 'session-ended' }, 22);
    expect(node.handle({ kind: 'open' }, 23)).toMatchObject([{ bdSeq: 1 }]);
  });

  test('E3.7 an offline that is older than the last online changes nothing', () => {
    const node = bornNode();
    expect(node.handle(offline(4), 20)).toEqual([]);
    expect(node.isBorn).toBe(true);
  });
});

describe('data', () => {
  test('E6, E9.4 one seq over all devices, alias only, no datatype', () => {
    const node = bornNode();
    const messages = published([...node.handle(report('A', 20), 21), ...node.handle(report('B', 22), 23)]);
    expect(messages.map(({ topic, payload }) => [topic, payload.seq, payload.timestamp])).toEqual([
      ['spBv1.0/G/DDATA/N/A', 3, 21],
      ['spBv1.0/G/DDATA/N/B', 4, 23],
    ]);
    expect(messages[1]?.payload.metrics).toMatchObject([
      { name: undefined, datatype: undefined, alias: 3, timestamp: 22, raw: 11, isHistorical: false },
    ]);
  });

  test('E6.3 seq goes from 255 to 0', () => {
    const node = bornNode();
    const seqs = Array.from({ length: 260 }, () => published(node.handle(report('A', 20), 21))[0]?.payload.seq);
    expect(seqs.slice(250, 256)).toEqual([253, 254, 255, 0, 1, 2]);
  });

  test('kept samples go as historical, in order and several to a message', () => {
    const samples = Array.from({ length: 120 }, (_, index) => ({
      deviceId: 'A',
      time: index,
      values: { State: index },
    }));
    const messages = published(bornNode().handle({ kind: 'report', samples, isHistorical: true }, 500));
    expect(messages.map(({ payload }) => payload.metrics.length)).toEqual([50, 50, 20]);
    const metrics = messages.flatMap(({ payload }) => payload.metrics);
    expect(metrics.map(({ timestamp }) => timestamp)).toEqual(samples.map(({ time }) => time));
    expect(metrics.every(({ isHistorical }) => isHistorical)).toBe(true);
  });
});

describe('rebirth', () => {
  test('E8 same bdSeq, seq from 0, no death; another request within a second is answered by the same births', () => {
    const node = bornNode();
    const births = node.handle({ kind: 'rebirth-requested' }, 5_000);
    expect(topics(births)).toEqual(['spBv1.0/G/NBIRTH/N', 'spBv1.0/G/DBIRTH/N/A', 'spBv1.0/G/DBIRTH/N/B']);
    expect(published(births)[0]?.payload).toMatchObject({ seq: 0, metrics: [{ raw: 0 }, {}] });
    expect(births.at(-1)).toEqual({ kind: 'births-published', isRebirth: true });
    expect(node.handle({ kind: 'rebirth-requested' }, 5_999)).toEqual([]);
    expect(topics(node.handle({ kind: 'rebirth-requested' }, 6_000))).toHaveLength(3);
  });
});

describe('devices', () => {
  test('E7.1 a lost link is a DDEATH, the next reading a DBIRTH, in the one sequence', () => {
    const node = bornNode();
    const messages = published([
      ...node.handle({ kind: 'device-lost', deviceId: 'A' }, 20),
      ...node.handle({ kind: 'device-lost', deviceId: 'A' }, 21),
      ...node.handle(reading('A', 22), 22),
      ...node.handle(report('A', 23), 23),
    ]);
    expect(messages.map(({ topic, payload }) => [topic, payload.seq])).toEqual([
      ['spBv1.0/G/DDEATH/N/A', 3],
      ['spBv1.0/G/DBIRTH/N/A', 4],
      ['spBv1.0/G/DDATA/N/A', 5],
    ]);
  });

  test('kept samples of a lost device are sent between a birth without values and a death', () => {
    const node = bornNode();
    node.handle({ kind: 'device-lost', deviceId: 'A' }, 20);
    const messages = published(node.handle(report('A', 5, true), 30));
    expect(messages.map(({ topic }) => topic.split('/')[2])).toEqual(['DBIRTH', 'DDATA', 'DDEATH']);
    expect(messages[0]?.payload.metrics.every(({ isNull }) => isNull)).toBe(true);
    expect(node.isComplete).toBe(false);
  });
});

describe('stop', () => {
  test('E7.3 an intended end publishes the NDEATH first', () => {
    const node = bornNode();
    expect(node.handle({ kind: 'stop' }, 30)).toMatchObject([
      { kind: 'leave', death: { topic: 'spBv1.0/G/NDEATH/N' } },
    ]);
    node.handle({ kind: 'session-ended' }, 31);
    expect(node.handle({ kind: 'open' }, 32)).toEqual([]);
  });

  test('while connecting, the session is left as soon as it opens', () => {
    const node = new EdgeNode(definition, undefined);
    node.handle({ kind: 'open' }, 1);
    expect(node.handle({ kind: 'stop' }, 2)).toEqual([]);
    expect(node.handle({ kind: 'session-opened' }, 3)).toMatchObject([{ kind: 'leave' }]);
  });
});

describe('definition', () => {
  test.each([
    ['a slash in an id', { ...definition, groupId: 'a/b' }, /group id 'a\/b'/u],
    [
      'ids that differ in case',
      { ...definition, devices: [...definition.devices, { deviceId: 'a', metrics: [] }] },
      /'A' and 'a'/u,
    ],
  ])('%s is refused', (_, wrong, message) => {
    expect(() => new EdgeNode(wrong, undefined)).toThrow(message);
  });
});
