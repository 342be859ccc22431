import { isArrayType, unpackArray } from './array-value.ts';
import { DataType } from './data-type.ts';
import type { MetricValue } from './metric-value.ts';
import type { WireValue } from './payload.ts';
import { asNumberWhenExact } from './sparkplug-reader.ts';

/**
 * What a wire value means under a datatype (the metric's own or, in data, its birth's). Integer types and DateTime are
 * taken from either integer field, cut to the declared width and sign-extended (Int8 −1 may travel as 255 or as
 * 4294967295); Float and Double from either floating field. `undefined` means that the wire field does not fit the
 * datatype: a wrong type to be counted, not an error. Whether the metric is null is told by `isNull`, not here.
 */
export function readMetricValue(value: WireValue, datatype: number): MetricValue | undefined {
  switch (value.field) {
    case 'int':
    case 'long':
      return readInteger(value.raw, datatype);
    case 'float':
    case 'double':
      return datatype === DataType.Double || datatype === DataType.Float ? value.raw : undefined;
    case 'boolean':
      return datatype === DataType.Boolean ? value.raw : undefined;
    case 'string':
      return isTextType(datatype) ? value.raw : undefined;
    case 'bytes':
      return readBytes(value.raw, datatype);
    case 'dataset':
      return datatype === DataType.DataSet ? value.raw : undefined;
    case 'template':
      return datatype === DataType.Template ? value.raw : undefined;
    case 'none':
      return undefined;
  }
}

/** The datatype that a metric without any declared one shows by its wire field. */
export function guessDataType(value: WireValue): number {
  return dataTypesByField[value.field];
}

const dataTypesByField: Readonly<Record<WireValue['field'], number>> = {
  none: DataType.Unknown,
  int: DataType.UInt32,
  long: DataType.UInt64,
  float: DataType.Float,
  double: DataType.Double,
  boolean: DataType.Boolean,
  string: DataType.String,
  bytes: DataType.Bytes,
  dataset: DataType.DataSet,
  template: DataType.Template,
};

function readInteger(raw: number | bigint, datatype: number): number | bigint | undefined {
  switch (datatype) {
    case DataType.Int8:
      return (lowBits(raw) << 24) >> 24;
    case DataType.Int16:
      return (lowBits(raw) << 16) >> 16;
    case DataType.Int32:
      return lowBits(raw) | 0;
    case DataType.UInt8:
      return lowBits(raw) & 0xff;
    case DataType.UInt16:
      return lowBits(raw) & 0xffff;
    case DataType.UInt32:
      return lowBits(raw) >>> 0;
    case DataType.Int64:
      return typeof raw === 'number' ? raw : asNumberWhenExact(BigInt.asIntN(64, raw));
    case DataType.UInt64:
    case DataType.DateTime:
      return raw;
    default:
      return undefined;
  }
}

/** The low 32 bits; a number below 2^53 keeps them exactly under JavaScript's own conversion. */
function lowBits(raw: number | bigint): number {
  return typeof raw === 'number' ? raw | 0 : Number(BigInt.asIntN(32, raw));
}

function readBytes(raw: Uint8Array, datatype: number): MetricValue | undefined {
  if (datatype === DataType.Bytes || datatype === DataType.File) return raw;
  return isArrayType(datatype) ? unpackArray(datatype, raw) : undefined;
}

function isTextType(datatype: number): boolean {
  return datatype === DataType.String || datatype === DataType.Text || datatype === DataType.UUID;
}
