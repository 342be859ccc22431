import { createMetric, createProperties, DataType, Quality } from '@andon/mqtt';
import type { Metric, MetricFields } from '@andon/mqtt';
import { describe, expect, it } from 'vitest';
import type { HostAction } from '../../src/host/host-action.ts';
import { Register } from '../../src/map/register.ts';
import { RowMapper } from '../../src/map/row-mapper.ts';
import { RuleBook } from '../../src/validate/rule-book.ts';
import { RowBatch } from '../../src/write/row-batch.ts';
import { asked, data, ended, HostScene, level, ofKind, sceneStart, stored } from './support/host-scene.ts';

const futureToleranceMs = 600_000;

/** What the node's metrics become: the columns of equipment 1, and telemetry. */
function rowsOf(actions: readonly HostAction[]): { samples: unknown[]; telemetry: unknown[]; refused: string[] } {
  const metricMap = new Map([
    ['State', 'state' as const],
    ['Counter', 'produced_counter' as const],
  ]);
  const source = { sourceTopic: 'G/N', equipmentId: 1, active: true, stateMap: undefined, metricMap };
  const mapper = new RowMapper(new Register(1, [source]), futureToleranceMs, new RuleBook(() => undefined));
  const batch = new RowBatch(0);
  const { equipment, telemetry } = batch;
  const refused = ofKind(actions, 'store').flatMap((action) => mapper.store(action, batch));
  return {
    samples: equipment.times.map((time, row) => ({
      time,
      state: equipment.columns.state[row],
      counter: equipment.columns.produced_counter[row],
      quality: equipment.qualities[row],
    })),
    telemetry: telemetry.times.map((time, row) => ({
      name: telemetry.metrics[row]?.name,
      time,
      value: telemetry.values[row],
      quality: telemetry.qualities[row],
    })),
    refused: refused.map(({ reason }) => reason),
  };
}

const state = { name: 'State', alias: 10, datatype: DataType.Int32 };
const counter = { name: 'Counter', alias: 11, datatype: DataType.UInt64 };
const heat = { name: 'Heat', alias: 12, datatype: DataType.Double };

function metric(
  declared: Pick<MetricFields, 'datatype' | 'alias'>,
  value: MetricFields['value'],
  more: Partial<MetricFields> = {},
): Metric {
  const { alias = 0, datatype } = declared;
  return createMetric({ alias, datatype, value, timestamp: sceneStart, datatypeIsKnown: true, ...more });
}

/** A node with a state, a counter and a temperature of its own. */
function machineScene(): HostScene {
  const scene = new HostScene();
  scene.bear(0, { metrics: [state, counter, heat].map((declared) => createMetric({ ...declared, value: null })) });
  return scene;
}

function say(metrics: readonly Metric[], options: Parameters<HostScene['say']>[2] = {}): readonly HostAction[] {
  return machineScene().say('NDATA', metrics, { seq: 1, ...options });
}

describe('H7 what the host accepts and stores', () => {
  it('H7.1 payloads-alias-uniqueness: aliases are those of the current birth, and a device may not use another’s', () => {
    const scene = new HostScene();
    scene.bear();
    scene.bearDevice(1);
    expect(stored(scene.say('DDATA/D', [data(2, 5)], { seq: 2 }))).toEqual(['Speed=5']);
    const borrowed = scene.say('DDATA/D', [data(1, 5), data(2, 6)], { seq: 3 });
    expect(stored(borrowed)).toEqual(['Speed=6']);
    expect(ofKind(borrowed, 'refuse').map(({ reason }) => reason)).toEqual(['unknown-alias']);
  });

  it('H7.2 a metric with a name, and one with name and alias, are accepted in data', () => {
    const scene = new HostScene();
    scene.bear();
    const named = createMetric({ name: 'Level', datatype: DataType.Double, value: 1 });
    expect(stored(scene.say('NDATA', [named, level(2)], { seq: 1 }))).toEqual(['Level=1', 'Level=2']);
  });

  it('H7.3 historical samples keep their own time, and say nothing about when the node was last there', () => {
    const longAgo = sceneStart - 3_600_000;
    const actions = say([metric(state, 6, { timestamp: longAgo, isHistorical: true })]);
    expect(rowsOf(actions).samples).toMatchObject([{ time: longAgo, state: 6, quality: Quality.good }]);
    expect(ofKind(actions, 'heard')).toEqual([]);
    expect(ended(actions)).toEqual([]);
  });

  it('H7.4 null is stored as null with a quality, and is neither 0 nor a counter’s reset', () => {
    const { samples, telemetry } = rowsOf(say([metric(state, null), metric(counter, null), metric(heat, null)]));
    expect(samples).toEqual([{ time: sceneStart, state: 0, counter: undefined, quality: Quality.bad }]);
    expect(telemetry).toEqual([{ name: 'Heat', time: sceneStart, value: null, quality: Quality.good }]);
  });

  it('H7.5 transient values make no rows', () => {
    const { samples, telemetry } = rowsOf(say([metric(state, 6, { isTransient: true }), metric(heat, 1)]));
    expect(samples).toEqual([]);
    expect(telemetry).toHaveLength(1);
  });

  it('H7.6 a metric without a time has its payload’s, one without that the time of receipt', () => {
    const untimed = createMetric({ alias: heat.alias, datatype: heat.datatype, value: 1, datatypeIsKnown: true });
    expect(rowsOf(say([untimed], { timestamp: sceneStart - 5 })).telemetry).toMatchObject([{ time: sceneStart - 5 }]);
    expect(rowsOf(say([untimed], { timestamp: undefined })).telemetry).toMatchObject([{ time: sceneStart }]);
  });

  it('H7.6 a time too far in the future is refused, and the clock of the node told', () => {
    const ahead = sceneStart + futureToleranceMs;
    const actions = say([metric(heat, 1, { timestamp: ahead }), metric(heat, 2, { timestamp: ahead + 1 })], {
      timestamp: ahead + 1,
    });
    expect(rowsOf(actions)).toMatchObject({ telemetry: [{ time: ahead }], refused: ['far-future'] });
    expect(ofKind(actions, 'heard')[0]).toMatchObject({ at: sceneStart, sentAt: ahead + 1 });
  });

  it('H7.7 several values of one metric in one payload are all stored, in order', () => {
    const times = [3, 1, 2].map((offset) => sceneStart - offset);
    const metrics = times.map((timestamp, index) => metric(heat, index, { timestamp }));
    expect(rowsOf(say(metrics)).telemetry).toMatchObject(times.map((time, value) => ({ time, value })));
  });

  it.each([
    [undefined, Quality.good],
    [0, Quality.bad],
    [192, Quality.good],
    [500, Quality.stale],
    [64, Quality.bad],
  ])('H7.8 the property Quality %s is stored as %i', (quality, expected) => {
    const properties = createProperties(quality === undefined ? {} : { quality });
    expect(rowsOf(say([metric(heat, 1, { properties })])).telemetry).toMatchObject([{ quality: expected }]);
  });

  it('H7.8 data that says another datatype than its birth is read by the birth, counted, and of bad quality', () => {
    const actions = say([metric(heat, 1, { datatypeIsKnown: false, datatype: DataType.Float })]);
    expect(rowsOf(actions).telemetry).toMatchObject([{ value: 1, quality: Quality.bad }]);
    expect(ofKind(actions, 'retyped')).toMatchObject([{ count: 1 }]);
  });

  it('H7.9 a birth that drops or retypes a metric ends its old definition', () => {
    const scene = machineScene();
    scene.bear(0, { metrics: [createMetric({ ...heat, datatype: DataType.String, value: null })] });
    expect(ofKind(scene.say('NDATA', [metric(state, 6)], { seq: 1 }), 'refuse')[0]?.reason).toBe('unknown-alias');
    const text = metric({ ...heat, datatype: DataType.String }, 'hot');
    expect(rowsOf(scene.say('NDATA', [text], { seq: 2 })).telemetry).toMatchObject([{ value: 'hot' }]);
    expect(rowsOf(scene.say('NDATA', [metric(heat, 1)], { seq: 3 })).refused).toEqual(['wrong-type']);
  });

  it.each([
    'spBv1.0/G/NMETA/N',
    'spAv1.0/G/NDATA/N',
    'spBv1.0/G/NDATA/N/D',
    'spBv1.0/G/DDATA/N',
    'spBv1.0//NDATA/N',
    'spBv1.0/G/NDATA/',
    'spBv1.0/G/DDATA/N/',
    'spBv1.0/G/DDATA/N/D#',
    'spBv1.0/G/NDATA/N+',
    'spBv1.0',
    '',
  ])('H7.10 the topic %j is a dead letter with its reason', (topic) => {
    const actions = new HostScene().receive(topic, Buffer.of(1, 2, 3));
    expect(actions.map(({ kind }) => kind)).toEqual(['refuse', 'settle']);
    expect(ofKind(actions, 'refuse')[0]?.reason).toBe('invalid-topic');
  });

  it('H7.10 a STATE that is no UTF-8, no JSON, or no state is ignored', () => {
    const scene = new HostScene();
    for (const payload of [Buffer.of(0xc3, 0x28), Buffer.from('{'), Buffer.from('{"online":"true","timestamp":1}')]) {
      expect(scene.receive('spBv1.0/STATE/andon', payload).map(({ kind }) => kind)).toEqual(['settle']);
    }
  });

  it('H7.11 case-sensitivity-sparkplug-ids: ids that differ only in case are two nodes, with a warning', () => {
    const scene = new HostScene();
    scene.bear(0, { node: 'press' });
    const twin = scene.bear(0, { node: 'Press' });
    expect(ofKind(twin, 'alike-nodes')).toEqual([{ kind: 'alike-nodes', paths: ['G/press', 'G/Press'] }]);
    expect(ofKind(scene.bear(0, { node: 'Press' }), 'alike-nodes')).toEqual([]);
    for (const node of ['press', 'Press']) {
      expect(stored(scene.say('NDATA', [data(1, 5)], { seq: 1, node }))).toEqual(['Level=5']);
    }
  });
});

describe('limits of a host', () => {
  it('C4 a payload above the configured size is refused unread', () => {
    const scene = new HostScene({ maximumPayloadBytes: 1_000 });
    const actions = scene.receive('spBv1.0/G/NDATA/N', Buffer.alloc(1_001));
    expect(ofKind(actions, 'refuse')[0]?.detail).toBe('The payload has 1001 bytes; more than 1000 are not read.');
  });

  it('whoever invents edge nodes is refused from the twenty thousand and first on', () => {
    const scene = new HostScene();
    for (let index = 0; index < 20_000; index += 1) scene.bear(0, { node: `N${index}`, metrics: [] });
    expect(ofKind(scene.bear(0, { node: 'one-more' }), 'refuse')[0]?.reason).toBe('too-many-nodes');
    expect(ofKind(scene.bear(1, { node: 'N7' }), 'online')).toHaveLength(1);
  });

  it('a sequence number that is no byte does not stop the node’s data', () => {
    const scene = new HostScene();
    scene.bear(0, { seq: 300 });
    expect(stored(scene.say('NDATA', [data(1, 5)], { seq: 1 }))).toEqual(['Level=5']);
    expect(stored(scene.say('NDATA', [data(1, 6)], { seq: 301 }))).toEqual(['Level=6']);
    expect(asked(scene.wait(10_000))).toEqual([]);
  });
});
