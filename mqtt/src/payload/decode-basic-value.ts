import { noValue } from './payload.ts';
import type { BasicWireValue, Uint64 } from './payload.ts';
import type { WireBasicValue, WireUint64 } from './wire-classes.ts';

/** Takes the one value field that is set out of a metric, property, DataSet cell or template parameter. */
export function decodeBasicValue(wire: WireBasicValue): BasicWireValue {
  if (wire.intValue !== null) return { field: 'int', raw: wire.intValue };
  if (wire.doubleValue !== null) return { field: 'double', raw: wire.doubleValue };
  if (wire.longValue !== null) return { field: 'long', raw: uint64(wire.longValue) };
  if (wire.floatValue !== null) return { field: 'float', raw: wire.floatValue };
  if (wire.booleanValue !== null) return { field: 'boolean', raw: wire.booleanValue };
  if (wire.stringValue !== null) return { field: 'string', raw: wire.stringValue };
  return noValue;
}

function uint64(value: WireUint64): Uint64 {
  return typeof value === 'object' ? 0 : value;
}
