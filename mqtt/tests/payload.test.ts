import fc from 'fast-check';
import protobuf from 'protobufjs';
import { describe, expect, it } from 'vitest';
import {
  createMetric,
  createPayload,
  createProperties,
  DataType,
  decodePayload,
  encodePayload,
  metricQuality,
  metricUnit,
  PayloadError,
  readMetricValue,
} from '@andon/mqtt';
import type { BasicWireValue, Metric, Payload, WireValue } from '@andon/mqtt';
import { sparkplugSchema } from './sparkplug-schema.ts';

const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => (value < 2n ** 53n ? Number(value) : value));

const basicValue: fc.Arbitrary<BasicWireValue> = fc.oneof(
  fc.constant({ field: 'none' as const, raw: undefined }),
  fc.record({ field: fc.constant('int' as const), raw: fc.nat({ max: 4294967295 }) }),
  fc.record({ field: fc.constant('long' as const), raw: uint64 }),
  fc.record({ field: fc.constant('float' as const), raw: fc.float() }),
  fc.record({ field: fc.constant('double' as const), raw: fc.double() }),
  fc.record({ field: fc.constant('boolean' as const), raw: fc.boolean() }),
  fc.record({ field: fc.constant('string' as const), raw: fc.string({ unit: 'grapheme' }) }),
);

const dataset: fc.Arbitrary<WireValue> = fc.record({
  field: fc.constant('dataset' as const),
  raw: fc.record({
    columns: fc.array(fc.string(), { maxLength: 3 }),
    types: fc.array(fc.nat({ max: 15 }), { maxLength: 3 }),
    rows: fc.array(fc.array(basicValue, { maxLength: 3 }), { maxLength: 3 }),
  }),
});

function metrics(depth: number): fc.Arbitrary<Metric> {
  const template: fc.Arbitrary<WireValue> = fc.record({
    field: fc.constant('template' as const),
    raw: fc.record({
      version: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
      templateRef: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
      isDefinition: fc.boolean(),
      metrics: depth > 0 ? fc.array(metrics(depth - 1), { maxLength: 2 }) : fc.constant([]),
      parameters: fc.array(
        fc.tuple(fc.string(), fc.nat({ max: 15 }), basicValue).map(([name, type, value]) => ({ name, type, ...value })),
        { maxLength: 2 },
      ),
    }),
  });
  const bytes: fc.Arbitrary<WireValue> = fc
    .uint8Array()
    .map((raw): WireValue => ({ field: 'bytes', raw: Buffer.from(raw) }));
  const header = fc.record({
    name: fc.option(fc.string({ unit: 'grapheme', minLength: 1 }), { nil: undefined }),
    alias: fc.option(uint64, { nil: undefined }),
    timestamp: fc.option(fc.nat({ max: Number.MAX_SAFE_INTEGER }), { nil: undefined }),
    datatype: fc.option(fc.integer({ min: 1, max: 34 }), { nil: undefined }),
    isHistorical: fc.boolean(),
    isTransient: fc.boolean(),
    isNull: fc.boolean(),
    properties: fc.option(
      fc
        .array(fc.tuple(fc.string(), basicValue))
        .map((entries) => new Map(entries.map(([key, value]) => [key, { type: 3, isNull: false, ...value }]))),
      { nil: undefined },
    ),
  });
  return fc
    .tuple(header, fc.oneof({ weight: 4, arbitrary: basicValue }, bytes, dataset, template))
    .map(([fields, value]): Metric => ({ ...fields, ...value }));
}

const payloads: fc.Arbitrary<Payload> = fc.record({
  timestamp: fc.option(fc.nat({ max: Number.MAX_SAFE_INTEGER }), { nil: undefined }),
  seq: fc.option(fc.nat({ max: 255 }), { nil: undefined }),
  uuid: fc.constant(undefined),
  body: fc.constant(undefined),
  metrics: fc.array(metrics(2), { maxLength: 4 }),
});

const oracle = protobuf.parse(sparkplugSchema).root.lookupType('Payload');

describe('the payload codec', () => {
  it('decodes what it encoded, bit for bit', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        expect(decodePayload(encodePayload(payload))).toEqual(payload);
      }),
    );
  });

  it('writes and reads the same bytes as an independent implementation', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const bytes = encodePayload(payload);
        const reencoded = Buffer.from(oracle.encode(oracle.decode(bytes)).finish());
        expect(decodePayload(reencoded)).toEqual(payload);
      }),
    );
  });

  it('C1 keeps the value of data that carries an alias and no datatype', () => {
    const bytes = Buffer.from(oracle.encode(oracle.create({ seq: 1, metrics: [{ alias: 5, intValue: 7 }] })).finish());
    const [metric] = decodePayload(bytes).metrics;
    expect(metric).toMatchObject({ alias: 5, datatype: undefined, field: 'int', raw: 7 });
    expect(metric && readMetricValue(metric, DataType.Int32)).toBe(7);
  });

  it('C6 writes false, zero and the empty text', () => {
    const fields = [
      { name: 'a', datatype: DataType.Boolean, value: false },
      { name: 'b', datatype: DataType.Int32, value: 0 },
      { name: 'c', datatype: DataType.String, value: '' },
    ];
    const bytes = encodePayload(createPayload({ seq: 0, timestamp: 0, metrics: fields.map(createMetric) }));
    const decoded = decodePayload(bytes);
    expect(decoded).toMatchObject({ seq: 0, timestamp: 0 });
    expect(decoded.metrics.map(({ raw }) => raw)).toEqual([false, 0, '']);
  });

  it('carries quality and unit as properties', () => {
    const properties = createProperties({ quality: 500, unit: '°C' });
    const metric = createMetric({ name: 't', datatype: DataType.Double, value: 1, properties });
    const [decoded] = decodePayload(encodePayload(createPayload({ metrics: [metric] }))).metrics;
    expect(decoded && [metricQuality(decoded), metricUnit(decoded)]).toEqual([500, '°C']);
  });

  it('calls a quality that the specification does not know bad, and none good', () => {
    const unknown = createMetric({ datatype: 3, value: 1, properties: createProperties({ quality: 7 }) });
    expect(metricQuality(unknown)).toBe(0);
    expect(metricQuality(createMetric({ datatype: 3, value: 1 }))).toBe(192);
  });

  it('C3 throws nothing but a PayloadError, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          decodePayload(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(PayloadError);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('C3 refuses a payload that ends early, except between two fields', () => {
    const metricsOfNode = Array.from({ length: 10 }, (_, alias) =>
      createMetric({
        alias,
        timestamp: 1_700_000_000_000,
        datatype: DataType.Double,
        value: alias,
        datatypeIsKnown: true,
      }),
    );
    const bytes = encodePayload(createPayload({ timestamp: 1_700_000_000_000, seq: 3, metrics: metricsOfNode }));
    const accepted = Array.from({ length: bytes.length }, (_, length) => length).filter((length) =>
      decodes(bytes.subarray(0, length)),
    );
    // Empty, after the timestamp, after each of ten metrics: protobuf can't tell those from a shorter payload.
    expect(accepted).toHaveLength(12);
  });

  it('C3 refuses wire types that protobuf does not have or no longer uses, and lengths that run past the end', () => {
    const unknownField = 15 << 3;
    for (const wireType of [3, 4, 6, 7]) expect(decodes(Buffer.of(unknownField | wireType, 1))).toBe(false);
    const metricsField = (2 << 3) | 2;
    expect(decodes(Buffer.of(metricsField, 4, 0, 0))).toBe(false);
    // A metric of two bytes whose name says that it is longer than its metric.
    expect(decodes(Buffer.of(metricsField, 2, 0x0a, 9, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41))).toBe(
      false,
    );
  });

  it('C4 passes over fields that it does not know', () => {
    const payload = createPayload({
      seq: 1,
      metrics: [createMetric({ alias: 2, datatype: DataType.Int32, value: 3 })],
    });
    const unknownFields = Buffer.of((15 << 3) | 0, 7, (14 << 3) | 2, 2, 1, 1);
    expect(decodePayload(Buffer.concat([unknownFields, encodePayload(payload)]))).toEqual(payload);
  });

  it('C5 reads DataSet cells and template parameters of every basic type, and the ones without a value', () => {
    const cells = [
      [DataType.Int8, { field: 'int', raw: 4294967295 }, -1],
      [DataType.Int16, { field: 'int', raw: 4294967295 }, -1],
      [DataType.Int32, { field: 'int', raw: 4294967291 }, -5],
      [DataType.Int64, { field: 'long', raw: 18446744073709551611n }, -5],
      [DataType.UInt8, { field: 'int', raw: 255 }, 255],
      [DataType.UInt16, { field: 'int', raw: 65535 }, 65535],
      [DataType.UInt32, { field: 'int', raw: 4294967295 }, 4294967295],
      [DataType.UInt64, { field: 'long', raw: 18446744073709551615n }, 18446744073709551615n],
      [DataType.Float, { field: 'float', raw: 0.5 }, 0.5],
      [DataType.Double, { field: 'double', raw: 0.1 }, 0.1],
      [DataType.Boolean, { field: 'boolean', raw: false }, false],
      [DataType.String, { field: 'string', raw: '' }, ''],
      [DataType.DateTime, { field: 'long', raw: 1656107875000 }, 1656107875000],
      [DataType.Text, { field: 'string', raw: 'text' }, 'text'],
      [DataType.String, { field: 'none', raw: undefined }, undefined],
    ] as const;
    const values = cells.map(([, value]) => value);
    const dataSet = { columns: cells.map(String), types: cells.map(([type]) => type), rows: [values] };
    const parameters = cells.map(([type, value], index) => ({ name: `p${index}`, type, ...value }));
    const template = { version: undefined, templateRef: 't', isDefinition: false, metrics: [], parameters };
    const sent = [
      createMetric({ name: 'rows', datatype: DataType.DataSet, value: dataSet }),
      createMetric({ name: 'part', datatype: DataType.Template, value: template }),
    ];
    const [rows, part] = decodePayload(encodePayload(createPayload({ metrics: sent }))).metrics;
    expect([rows?.raw, part?.raw]).toEqual([dataSet, template]);
    expect(cells.map(([type, value]) => readMetricValue(value, type))).toEqual(cells.map(([, , meaning]) => meaning));
  });

  it('C4 refuses templates nested without end', () => {
    let metric = createMetric({ name: 'core', datatype: DataType.Int32, value: 1 });
    for (let depth = 0; depth < 20; depth += 1) {
      const template = { version: undefined, templateRef: 't', isDefinition: false, metrics: [metric], parameters: [] };
      metric = createMetric({ name: 'shell', datatype: DataType.Template, value: template });
    }
    const bytes = encodePayload(createPayload({ metrics: [metric] }));
    expect(() => decodePayload(bytes)).toThrow('nested deeper than 8 levels');
  });
});

function decodes(bytes: Uint8Array): boolean {
  try {
    decodePayload(bytes);
    return true;
  } catch {
    return false;
  }
}
