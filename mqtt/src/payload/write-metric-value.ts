import { isArrayType, packArray } from './array-value.ts';
import { DataType, dataTypeName } from './data-type.ts';
import type { MetricValue } from './metric-value.ts';
import type { DataSet, Template, WireValue } from './payload.ts';

/**
 * Puts a value into the wire field that the specification names for its datatype: integers up to 32 bits into
 * `int_value` (negative ones as 32-bit two's complement, UInt32 too), 64-bit ones and DateTime into `long_value`.
 * Throws a TypeError when value and datatype don't fit each other.
 */
export function writeMetricValue(value: MetricValue, datatype: number): WireValue {
  switch (datatype) {
    case DataType.Int8:
    case DataType.Int16:
    case DataType.Int32:
    case DataType.UInt8:
    case DataType.UInt16:
    case DataType.UInt32:
      return { field: 'int', raw: requireInteger(value, datatype) >>> 0 };
    case DataType.Int64:
    case DataType.UInt64:
    case DataType.DateTime:
      return { field: 'long', raw: unsigned64(value, datatype) };
    case DataType.Float:
      return typeof value === 'number' ? { field: 'float', raw: value } : misfit(value, datatype);
    case DataType.Double:
      return typeof value === 'number' ? { field: 'double', raw: value } : misfit(value, datatype);
    case DataType.Boolean:
      return typeof value === 'boolean' ? { field: 'boolean', raw: value } : misfit(value, datatype);
    case DataType.String:
    case DataType.Text:
    case DataType.UUID:
      return typeof value === 'string' ? { field: 'string', raw: value } : misfit(value, datatype);
    default:
      return writeCompositeValue(value, datatype);
  }
}

function writeCompositeValue(value: MetricValue, datatype: number): WireValue {
  if (isArrayType(datatype)) {
    return Array.isArray(value) ? { field: 'bytes', raw: packArray(datatype, value) } : misfit(value, datatype);
  }
  if (datatype === DataType.Bytes || datatype === DataType.File) {
    return value instanceof Uint8Array ? { field: 'bytes', raw: value } : misfit(value, datatype);
  }
  if (datatype === DataType.DataSet) {
    return isDataSet(value) ? { field: 'dataset', raw: value } : misfit(value, datatype);
  }
  if (datatype === DataType.Template) {
    return isTemplate(value) ? { field: 'template', raw: value } : misfit(value, datatype);
  }
  return misfit(value, datatype);
}

function requireInteger(value: MetricValue, datatype: number): number {
  return typeof value === 'number' && Number.isInteger(value) ? value : misfit(value, datatype);
}

function unsigned64(value: MetricValue, datatype: number): number | bigint {
  if (typeof value === 'bigint') return BigInt.asUintN(64, value);
  const integer = requireInteger(value, datatype);
  return integer >= 0 ? integer : BigInt.asUintN(64, BigInt(integer));
}

function isDataSet(value: MetricValue): value is DataSet {
  return typeof value === 'object' && 'rows' in value;
}

function isTemplate(value: MetricValue): value is Template {
  return typeof value === 'object' && 'isDefinition' in value;
}

function misfit(value: MetricValue, datatype: number): never {
  const name = dataTypeName(datatype) ?? `datatype ${datatype}`;
  throw new TypeError(`A value of JavaScript type ${typeof value} can't be sent as ${name}.`);
}
