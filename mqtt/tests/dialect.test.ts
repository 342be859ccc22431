import {
  applyMappings,
  DialectError,
  matchesFilter,
  parseBurst,
  parseJsonPath,
  parseLine,
  parseMetricPath,
  parsePoints,
  Quality,
  widestFilters,
} from '@andon/mqtt';
import type { DialectItem, TopicMapping } from '@andon/mqtt';
import { describe, expect, it } from 'vitest';

const at = Date.UTC(2026, 2, 1, 12);

describe('a burst', () => {
  it('is read metric by metric, at the metric’s own time or the burst’s', () => {
    const { source, items } = parseBurst({
      timestamp: at,
      gateway: 'gw-7',
      metrics: [
        { name: 'Ent/Site/Area/Machine/Status/StateCurrent', value: 6 },
        { name: 'Ent/Site/Area/Hall/Cell/Machine/Process/Recipe', value: 'Cola', timestamp: at + 5 },
      ],
    });
    expect(source).toBe('gw-7');
    expect(valuesOf(items)).toEqual([
      { paths: ['Ent/Site/Area/Machine/Status/StateCurrent'], value: 6, time: at },
      { paths: ['Ent/Site/Area/Hall/Cell/Machine/Process/Recipe'], value: 'Cola', time: at + 5 },
    ]);
  });

  it('counts by the counter where there is one, else by increments, and tells the speed beside it', () => {
    const { items } = parseBurst({
      timestamp: at,
      metrics: [
        { name: 'E/S/A/L/Admin/ProdProcessedCount/12/Filler***TRIG_C=I', value: 3, counter: 400, curspeed: 118.5 },
        { name: 'E/S/A/L/Status/ProdDefectiveCount', value: 2 },
      ],
    });
    expect(valuesOf(items)).toEqual([
      { paths: ['E/S/A/L/Filler/Admin/ProdProcessedCount', 'E/S/A/L/Admin/ProdProcessedCount'], value: 400, time: at },
      { paths: ['E/S/A/L/Filler/Status/CurMachSpeed', 'E/S/A/L/Status/CurMachSpeed'], value: 118.5, time: at },
      { paths: ['E/S/A/L/Admin/ProdDefectiveIncrement'], value: 2, time: at },
    ]);
  });

  it('with faulty metrics refuses those, and names every faulty field', () => {
    const { items } = parseBurst({
      timestamp: at,
      metrics: [{ name: 'a//b', value: {} }, 7, { name: 'E/M/Status/StateCurrent', value: 6 }],
    });
    expect(items.map(detailOf)).toEqual([
      'It is not taken: name must be a path without empty levels that holds no + or #; value must be a finite number, a text, true, false or null.',
      'It is not taken: a metric must be an object with name and value.',
      undefined,
    ]);
  });

  it('of another shape is refused as a whole', () => {
    expect(() => parseBurst({ metrics: 'none' })).toThrow(DialectError);
    expect(() => parseBurst({ timestamp: 'yesterday', metrics: [] })).toThrow(
      /^It is not taken: timestamp must be milli/,
    );
    expect(() => parseBurst(null)).toThrow(
      'It is not taken: it must be an object with timestamp, gateway and metrics.',
    );
  });
});

describe('points', () => {
  const point = {
    ts: '2026-03-01T13:00:00+01:00',
    id: '6F9619FF-8B86-4D01-B42D-00CF4FC964FF',
    tenant: 'acme',
    plant: 'north',
    line: 'l1',
    machine: 'press',
    metric: 'Process/Temperature',
    value: 71.5,
    unit: '°C',
    q: 'Uncertain',
  };

  it('come alone or as a list', () => {
    for (const body of [point, [point]]) {
      const { source, items } = parsePoints(body, undefined);
      expect(source).toBe('acme/north/l1/press');
      expect(items).toEqual([
        {
          kind: 'readings',
          id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
          readings: [
            { paths: ['acme/north/l1/press/Process/Temperature'], time: at, value: 71.5, unit: '°C', quality: 64 },
          ],
        },
      ]);
    }
  });

  it('need not repeat what their topic says, but may not contradict it', () => {
    const { ts, id, value } = point;
    const topic = 'v1/acme/north/l1/press/Process/Temperature';
    const [short, contradicting] = parsePoints(
      [
        { ts, id, value },
        { ts, id, value, machine: 'lathe' },
      ],
      topic,
    ).items;
    expect(valuesOf([short])).toEqual([{ paths: ['acme/north/l1/press/Process/Temperature'], value: 71.5, time: at }]);
    expect(detailOf(contradicting)).toBe('It is not taken: machine must be press, as its topic says.');
  });

  it('with faulty fields are refused by name', () => {
    const [item] = parsePoints(
      { ...point, id: 'seven', ts: '2026-03-01 12:00', machine: 'a/b', q: 'fine' },
      undefined,
    ).items;
    expect(detailOf(item)).toBe(
      'It is not taken: ts must be milliseconds since 1970 or an ISO 8601 time with its zone, such as 2026-03-01T12:00:00.5Z; ' +
        'id must be a UUID; machine must be a text that is not empty and holds no /, + or #; ' +
        'q must be a quality code from 0 to 32767, good, uncertain, bad or stale.',
    );
    expect(() => parsePoints([], undefined)).toThrow(DialectError);
    expect(() => parsePoints(point, 'v1/acme')).toThrow(DialectError);
  });
});

describe('a line', () => {
  it('becomes its value, and what the source says about order and operation as texts beside it', () => {
    const line = {
      ts: at,
      resource_id: 'Press-07',
      work_order_id: 'WO-1',
      operation_id: '',
      sensor: 'force',
      value: 9.5,
    };
    expect(valuesOf([parseLine({ ...line, unit: 'kN', meta: { batch: 7 } })])).toEqual([
      { paths: ['Press-07/force'], value: 9.5, time: at },
      { paths: ['Press-07/WorkOrder'], value: 'WO-1', time: at },
    ]);
  });

  it('without a sensor or a value is refused', () => {
    expect(detailOf(parseLine({ ts: at, resource_id: 'Press-07' }))).toMatch(/sensor .*; value /);
  });
});

describe('a declared mapping', () => {
  const mapping: TopicMapping = {
    topicFilter: 'sensors/+/raw',
    metricPath: parseMetricPath('Plant/{2}/{$.kind}'),
    valuePath: parseJsonPath("$.values[1]['in tenths']"),
    dataType: 'number',
    timePath: parseJsonPath('$.at'),
    timeFormat: 's',
    qualityPath: undefined,
    scale: 0.1,
    offset: -40,
    unit: '°C',
  };
  const body = { kind: 'Temperature', values: [0, { 'in tenths': '615' }], at: at / 1_000 };
  const read = (changes: Partial<TopicMapping>, sent: unknown = body): DialectItem | undefined =>
    applyMappings([{ ...mapping, ...changes }], 'sensors/press/raw', Buffer.from(JSON.stringify(sent))).items[0];

  it('finds path, value and time, and scales the value', () => {
    expect(read({})).toEqual({
      kind: 'readings',
      id: undefined,
      readings: [{ paths: ['Plant/press/Temperature'], time: at, value: 21.5, unit: '°C', quality: Quality.good }],
    });
  });

  it('reads a message that is only a value, JSON or not', () => {
    const plain = { ...mapping, metricPath: parseMetricPath('Plant/{2}/On'), valuePath: [], timePath: undefined };
    const items = (payload: string, dataType: TopicMapping['dataType']): readonly DialectItem[] =>
      applyMappings([{ ...plain, dataType, scale: 1, offset: 0 }], 'sensors/press/raw', Buffer.from(payload)).items;
    expect(valuesOf(items('23.5', 'number'))).toEqual([{ paths: ['Plant/press/On'], value: 23.5, time: undefined }]);
    expect(valuesOf(items('ON', 'boolean'))).toEqual([{ paths: ['Plant/press/On'], value: true, time: undefined }]);
    expect(valuesOf(items('idle', 'text'))).toEqual([{ paths: ['Plant/press/On'], value: 'idle', time: undefined }]);
  });

  it('refuses what the message lacks or holds in another type', () => {
    expect(detailOf(read({}, { ...body, kind: undefined }))).toBe(
      'It is not taken: the message lacks a part of the metric path.',
    );
    expect(detailOf(read({}, { ...body, at: 'noon' }))).toBe(
      'It is not taken: the time must be a number of seconds since 1970.',
    );
    expect(detailOf(read({ valuePath: parseJsonPath('$.values') }))).toBe(
      'It is not taken: the value must be a number.',
    );
    expect(() => read({ valuePath: parseJsonPath('$.nothing') })).toThrow(DialectError);
  });

  it('is refused itself when its paths can not be read', () => {
    for (const path of ['', 'a', '$.', '$..a', '$[x]', '$.a[']) expect(() => parseJsonPath(path)).toThrow(DialectError);
    for (const template of ['{0}', '{x}', '{$..}']) expect(() => parseMetricPath(template)).toThrow(DialectError);
  });
});

describe('topic filters', () => {
  it('match as MQTT says', () => {
    const matching = [
      ['a/b', 'a/b'],
      ['a/+', 'a/b'],
      ['a/#', 'a'],
      ['a/#', 'a/b/c'],
      ['+/+', '/b'],
    ] as const;
    for (const [filter, topic] of matching) expect(matchesFilter(filter, topic)).toBe(true);
    const others = [
      ['a/+', 'a'],
      ['a/+', 'a/b/c'],
      ['a', 'a/b'],
      ['a/b/#', 'a'],
    ] as const;
    for (const [filter, topic] of others) expect(matchesFilter(filter, topic)).toBe(false);
  });

  it('are left out where a wider one delivers the same messages', () => {
    expect(widestFilters(['a/b', 'a/+', 'a/#', 'b/+', 'b/#x', 'a/b'])).toEqual(['a/#', 'b/+']);
  });
});

function valuesOf(items: readonly (DialectItem | undefined)[]): readonly unknown[] {
  return items.flatMap((item) =>
    item?.kind === 'readings' ? item.readings.map(({ paths, value, time }) => ({ paths, value, time })) : [],
  );
}

function detailOf(item: DialectItem | undefined): string | undefined {
  return item?.kind === 'refused' ? item.detail : undefined;
}
