import { decodeDataSet, decodeProperties, decodeTemplate } from './decode-composite.ts';
import type { WireNesting } from './decode-composite.ts';
import { decodeBasicValue } from './decode-basic-value.ts';
import { PayloadError } from './payload-error.ts';
import type { Metric, Payload, Uint64, WireValue } from './payload.ts';
import { SparkplugReader } from './sparkplug-reader.ts';
import { WirePayloadClass } from './wire-classes.ts';
import type { WireMetric, WirePayload, WireUint64 } from './wire-classes.ts';

export interface PayloadLimits {
  /** A larger payload is refused unread. An empty metric takes two bytes, so this bounds their number as well. */
  readonly maximumBytes: number;
}

const defaultLimits: PayloadLimits = { maximumBytes: 16_000_000 };

/**
 * Decodes a Sparkplug B payload, keeping every metric's wire field. Unknown fields are skipped; what can't be decoded
 * (a cut payload, a length past its end, an impossible wire type, one beyond the limits) throws a PayloadError.
 */
export function decodePayload(bytes: Uint8Array, { maximumBytes }: PayloadLimits = defaultLimits): Payload {
  if (bytes.length > maximumBytes) {
    throw new PayloadError(`The payload has ${bytes.length} bytes; more than ${maximumBytes} are not read.`);
  }
  const wire = readWirePayload(bytes);
  return {
    timestamp: milliseconds(wire.timestamp),
    seq: milliseconds(wire.seq),
    uuid: wire.uuid === '' ? undefined : wire.uuid,
    body: wire.body.length === 0 ? undefined : wire.body,
    metrics: wire.metrics.map((metric) => decodeMetric(metric, topLevel)),
  };
}

const topLevel: WireNesting = { depth: 0, decodeMetric };

function readWirePayload(bytes: Uint8Array): WirePayload {
  try {
    return WirePayloadClass.decode(new SparkplugReader(asBuffer(bytes)));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new PayloadError(`The ${bytes.length} bytes are not a Sparkplug payload: ${detail}.`, { cause: error });
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function decodeMetric(wire: WireMetric, nesting: WireNesting): Metric {
  const value = decodeValue(wire, nesting);
  // One flat object per metric, always with the same shape: this is the hot path of ingest.
  return {
    name: wire.name === '' ? undefined : wire.name,
    alias: presentUint64(wire.alias),
    timestamp: milliseconds(wire.timestamp),
    datatype: wire.datatype === 0 ? undefined : wire.datatype,
    isHistorical: wire.isHistorical,
    isTransient: wire.isTransient,
    isNull: wire.isNull,
    properties: wire.properties === null ? undefined : decodeProperties(wire.properties, nesting),
    field: value.field,
    raw: value.raw,
  } as Metric; // field and raw come from one WireValue, which TypeScript no longer sees once they are apart
}

function decodeValue(wire: WireMetric, nesting: WireNesting): WireValue {
  if (wire.bytesValue !== null) return { field: 'bytes', raw: wire.bytesValue };
  if (wire.datasetValue !== null) return { field: 'dataset', raw: decodeDataSet(wire.datasetValue) };
  if (wire.templateValue !== null) return { field: 'template', raw: decodeTemplate(wire.templateValue, nesting) };
  return decodeBasicValue(wire);
}

/** Absent 64-bit fields show as the Long object of the class' prototype. */
function presentUint64(value: WireUint64): Uint64 | undefined {
  return typeof value === 'object' ? undefined : value;
}

function milliseconds(value: WireUint64): number | undefined {
  return typeof value === 'object' ? undefined : Number(value);
}
