import { createMetric, createPayload, DataType, decodePayload, encodePayload, parseTopic } from '@andon/mqtt';
import { describe, expect, it } from 'vitest';
import { CommandError, createCommand, createRebirthCommand } from '../../src/command/create-command.ts';
import type { MetricOwner } from '../../src/host/metric-definition.ts';
import { RebirthSchedule } from '../../src/host/rebirth-schedule.ts';
import { asked, data, HostScene, ofKind, sceneStart } from './support/host-scene.ts';

const node: MetricOwner = { groupId: 'G', edgeNodeId: 'N', deviceId: undefined };
const device: MetricOwner = { ...node, deviceId: 'D' };
const definitions = [
  { name: 'Lamp', datatype: DataType.Boolean },
  { name: 'Setpoint', datatype: DataType.Int16 },
];
const lampOn = { name: 'Lamp', value: true };

describe.each([
  {
    verb: 'NCMD',
    owner: node,
    topic: 'H6.1 topics-ncmd-topic operational-behavior-data-commands-ncmd-verb',
    delivery: 'H6.2 topics-ncmd-mqtt payloads-ncmd-qos payloads-ncmd-retain',
    time: 'H6.3 topics-ncmd-timestamp payloads-ncmd-timestamp payloads-ncmd-seq',
    metrics:
      'H6.4 topics-ncmd-payload operational-behavior-data-commands-ncmd-metric-name operational-behavior-data-commands-ncmd-metric-value',
  },
  {
    verb: 'DCMD',
    owner: device,
    topic: 'H6.6 topics-dcmd-topic operational-behavior-data-commands-dcmd-verb',
    delivery: 'H6.7 topics-dcmd-mqtt payloads-dcmd-qos payloads-dcmd-retain',
    time: 'H6.8 topics-dcmd-timestamp payloads-dcmd-timestamp payloads-dcmd-seq',
    metrics:
      'H6.9 topics-dcmd-payload operational-behavior-data-commands-dcmd-metric-name operational-behavior-data-commands-dcmd-metric-value',
  },
])('H6 $verb', ({ verb, owner, topic, delivery, time, metrics }) => {
  const command = createCommand(owner, definitions, [lampOn, { name: 'Setpoint', value: -7 }], sceneStart);
  const payload = decodePayload(command.payload);

  it(topic, () => {
    expect(parseTopic(command.topic)).toMatchObject({ verb, groupId: 'G', edgeNodeId: 'N' });
    expect(command.topic.endsWith('/D')).toBe(owner === device);
  });

  it(delivery, () => {
    expect(command).toMatchObject({ qos: 0, retain: false });
  });

  it(time, () => {
    expect(payload).toMatchObject({ timestamp: sceneStart, seq: undefined });
  });

  it(metrics, () => {
    expect(payload.metrics.map(({ name, raw }) => [name, raw])).toEqual([
      ['Lamp', true],
      ['Setpoint', 4294967289],
    ]);
    expect(() => createCommand(owner, definitions, [{ name: 'Motor', value: true }], 1)).toThrow(CommandError);
    expect(() => createCommand(owner, definitions, [{ name: 'Lamp', value: 'on' }], 1)).toThrow(
      "The value does not fit 'Lamp'. A value of JavaScript type string can't be sent as Boolean.",
    );
  });
});

describe('H6 Rebirth', () => {
  it('H6.5 operational-behavior-data-commands-ncmd-rebirth-verb operational-behavior-data-commands-ncmd-rebirth-name operational-behavior-data-commands-ncmd-rebirth-value: by name, never by alias, to the node', () => {
    const { topic, payload } = createRebirthCommand(device, sceneStart);
    expect(topic).toBe('spBv1.0/G/NCMD/N');
    expect(decodePayload(payload).metrics).toMatchObject([
      { name: 'Node Control/Rebirth', alias: undefined, datatype: DataType.Boolean, raw: true },
    ]);
  });

  it('H6.10 payloads-name-cmd-requirement: metrics of commands carry their time, which is optional', () => {
    const [metric] = decodePayload(createRebirthCommand(node, sceneStart).payload).metrics;
    expect(metric?.timestamp).toBe(sceneStart);
  });

  it.each([
    ['a DBIRTH', 'DBIRTH/D', []],
    ['an NDATA', 'NDATA', [data(1, 1)]],
    ['a DDATA', 'DDATA/D', [data(2, 1)]],
    ['a DDEATH', 'DDEATH/D', []],
  ])('H6.11 is requested for %s before any NBIRTH', (_case, what, metrics) => {
    const scene = new HostScene();
    scene.say(what, metrics, { seq: 1 });
    expect(asked(scene.wait(100))).toEqual(['G/N']);
  });

  it.each([
    ['a metric that the birth does not hold', createMetric({ name: 'Width', datatype: DataType.Double, value: 1 })],
    ['an alias that the birth does not hold', data(99, 1)],
  ])('H6.11 is requested for %s', (_case, metric) => {
    const scene = new HostScene();
    scene.bear();
    const actions = scene.say('NDATA', [metric], { seq: 1 });
    expect(ofKind(actions, 'refuse')[0]?.reason).toBe('unknown-alias');
    expect(asked(scene.wait(100))).toEqual(['G/N']);
  });

  it('H6.11 is requested for a payload that can not be decoded', () => {
    const scene = new HostScene();
    scene.bear();
    scene.receive('spBv1.0/G/NDATA/N', Buffer.of(0x12, 0xff, 0x01));
    expect(asked(scene.wait(100))).toEqual(['G/N']);
  });

  it('H6.11 of 300 nodes in front of a host that starts again: at most 20 a second, and all are known in 20 s', () => {
    const scene = new HostScene();
    const nodes = Array.from({ length: 300 }, (_, index) => `N${index}`);
    const born = new Set<string>();
    const perSecond: number[] = [];
    for (let tenth = 0; born.size < nodes.length; tenth += 1) {
      for (const name of nodes) if (!born.has(name)) scene.say('NDATA', [data(1, 1)], { seq: 1, node: name });
      const requests = asked(scene.wait(100)).map((path) => path.slice('G/'.length));
      const second = Math.floor(tenth / 10);
      perSecond[second] = (perSecond[second] ?? 0) + requests.length;
      for (const name of requests) {
        scene.bear(0, { node: name });
        born.add(name);
      }
    }
    // The first second also spends what was saved up.
    expect(perSecond[0]).toBeLessThanOrEqual(40);
    expect(Math.max(...perSecond.slice(1))).toBeLessThanOrEqual(20);
    expect(perSecond.length).toBeLessThanOrEqual(20);
  });

  it('H6.12 without an answer is repeated with growing pauses and counted, and ends when the node is silent', () => {
    const schedule = new RebirthSchedule();
    schedule.wish({ owner: node, server: 0, why: 'x' }, 0);
    const seconds = Array.from({ length: 3_600 }, (_, second) => second);
    const requests = seconds.flatMap((second) => schedule.due(second * 1_000).map(({ attempt }) => [second, attempt]));
    expect(requests).toEqual([
      [0, 1],
      [10, 2],
      [30, 3],
      [70, 4],
      [150, 5],
    ]);
  });

  it('H6.12 of a node that goes on speaking without a birth is sent every five minutes at last', () => {
    const schedule = new RebirthSchedule();
    const seconds = Array.from({ length: 2_000 }, (_, second) => second);
    const requests = seconds.flatMap((second) => {
      schedule.wish({ owner: node, server: 0, why: 'x' }, second * 1_000);
      return schedule.due(second * 1_000).map(() => second);
    });
    expect(requests).toEqual([0, 10, 30, 70, 150, 310, 610, 910, 1_210, 1_510, 1_810]);
    schedule.born(node);
    schedule.wish({ owner: node, server: 0, why: 'x' }, 2_000_000);
    expect(schedule.due(2_000_000).map(({ attempt }) => attempt)).toEqual([1]);
  });

  it('is not requested because of our own commands', () => {
    const scene = new HostScene();
    const { topic, payload } = createRebirthCommand(node, sceneStart);
    expect(scene.receive(topic, payload).map(({ kind }) => kind)).toEqual(['settle']);
    const empty = encodePayload(createPayload({ metrics: [] }));
    expect(scene.receive('spBv1.0/G/DCMD/N/D', empty).map(({ kind }) => kind)).toEqual(['settle']);
    expect(asked(scene.wait(60_000))).toEqual([]);
  });
});
