import { describe, expect, it } from 'vitest';
import { DataType, readMetricValue, writeMetricValue } from '@andon/mqtt';
import type { MetricValue, WireValue } from '@andon/mqtt';

/** The specification's own examples of packed arrays, as corrected on its 3.x branch. */
const arrays: readonly [keyof typeof DataType, MetricValue, string][] = [
  ['Int8Array', [-23, 123], 'E97B'],
  ['Int16Array', [-30000, 30000], 'D08A3075'],
  ['Int32Array', [-1, 315338746], 'FFFFFFFFFAAFCB12'],
  ['Int64Array', [-4270929666821191986n], 'CE0672AC189CBAC4'],
  ['UInt8Array', [23, 250], '17FA'],
  ['UInt16Array', [30, 52360], '1E0088CC'],
  ['UInt32Array', [52, 3293969225], '3400000049FB55C4'],
  ['UInt64Array', [52, 16444743074749521625n], '3400000000000000D99E02D1B27637E4'],
  ['FloatArray', [Math.fround(1.23), Math.fround(89.341)], 'A4709D3F98AEB242'],
  ['DoubleArray', [12.354213, 1022.9123213], 'D7A205685BB528408E171C6F4CF78F40'],
  ['StringArray', ['ABC', 'hello'], '4142430068656C6C6F00'],
  ['DateTimeArray', [1256102875335, 1656107875000], 'C7D0907524010000B8BAB89781010000'],
];

const booleans = [false, false, true, true, false, true, false, false, true, true, false, true];

describe('the value of a metric under its datatype', () => {
  it.each(arrays)('C1 packs and unpacks %s', (name, elements, hex) => {
    const bytes = Buffer.from(hex, 'hex');
    expect(readMetricValue({ field: 'bytes', raw: bytes }, DataType[name])).toEqual(elements);
    expect(writeMetricValue(elements, DataType[name])).toEqual({ field: 'bytes', raw: bytes });
  });

  it('C1 unpacks a BooleanArray most significant bit first, whatever pads the last byte', () => {
    for (const hex of ['0C00000034D0', '0C00000034DF']) {
      const value: WireValue = { field: 'bytes', raw: Buffer.from(hex, 'hex') };
      expect(readMetricValue(value, DataType.BooleanArray)).toEqual(booleans);
    }
    expect(writeMetricValue(booleans, DataType.BooleanArray).raw).toEqual(Buffer.from('0C00000034D0', 'hex'));
  });

  it.each([
    [DataType.Int8, { field: 'int', raw: 255 }, -1],
    [DataType.Int8, { field: 'int', raw: 4294967295 }, -1],
    [DataType.Int16, { field: 'int', raw: 65535 }, -1],
    [DataType.Int32, { field: 'int', raw: 4294967291 }, -5],
    [DataType.Int32, { field: 'long', raw: 18446744073709551611n }, -5],
    [DataType.UInt8, { field: 'int', raw: 250 }, 250],
    [DataType.UInt16, { field: 'long', raw: 52360 }, 52360],
    [DataType.UInt32, { field: 'int', raw: 4000000000 }, 4000000000],
    [DataType.UInt32, { field: 'long', raw: 4000000000 }, 4000000000],
    [DataType.Int64, { field: 'long', raw: 18446744073709551611n }, -5],
    [DataType.Int64, { field: 'int', raw: 7 }, 7],
    [DataType.UInt64, { field: 'long', raw: 9007199254740993n }, 9007199254740993n],
    [DataType.DateTime, { field: 'long', raw: 1656107875000 }, 1656107875000],
    [DataType.Float, { field: 'double', raw: 1.5 }, 1.5],
    [DataType.Double, { field: 'float', raw: 1.5 }, 1.5],
    [DataType.Boolean, { field: 'boolean', raw: false }, false],
    [DataType.UUID, { field: 'string', raw: 'b6c9' }, 'b6c9'],
  ] as const)('C1 C2 reads datatype %i from %o as %s', (datatype, value, expected) => {
    expect(readMetricValue(value, datatype)).toBe(expected);
  });

  it.each([
    [DataType.Int32, { field: 'string', raw: '5' }],
    [DataType.Boolean, { field: 'int', raw: 1 }],
    [DataType.Double, { field: 'int', raw: 1 }],
    [DataType.String, { field: 'double', raw: 1 }],
    [DataType.Int32Array, { field: 'bytes', raw: Buffer.of(1, 2, 3) }],
    [DataType.BooleanArray, { field: 'bytes', raw: Buffer.from('FF00000034', 'hex') }],
  ] as const)('C1 calls a wire field that does not fit datatype %i a wrong type, not an error', (datatype, value) => {
    expect(readMetricValue(value, datatype)).toBeUndefined();
  });

  it('C2 sends negative integers as two’s complement and UInt32 in int_value', () => {
    expect(writeMetricValue(-1, DataType.Int8)).toEqual({ field: 'int', raw: 4294967295 });
    expect(writeMetricValue(4000000000, DataType.UInt32)).toEqual({ field: 'int', raw: 4000000000 });
    expect(writeMetricValue(-5, DataType.Int64)).toEqual({ field: 'long', raw: 18446744073709551611n });
  });

  it('refuses a value that does not fit its datatype', () => {
    expect(() => writeMetricValue('on', DataType.Boolean)).toThrow("type string can't be sent as Boolean");
    expect(() => writeMetricValue(1.5, DataType.Int32)).toThrow("can't be sent as Int32");
  });
});
