import type {
  DataSet,
  Metric,
  Payload,
  PropertySet,
  PropertyValue,
  Template,
  TemplateParameter,
  Uint64,
  WireValue,
} from './payload.ts';
import { WirePayloadClass } from './wire-classes.ts';

/**
 * Encodes a Sparkplug B payload: the inverse of `decodePayload`. Presence is explicit: what is `undefined` is left out,
 * `false`, 0 and '' are written. Build metrics with `createMetric`, which chooses the wire field by the datatype.
 */
export function encodePayload(payload: Payload): Buffer {
  const bytes = WirePayloadClass.encode({
    timestamp: payload.timestamp,
    seq: payload.seq,
    uuid: payload.uuid,
    body: payload.body,
    metrics: payload.metrics.map(wireMetric),
  }).finish();
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function wireMetric(metric: Metric): object {
  return {
    name: metric.name,
    alias: wireUint64(metric.alias),
    timestamp: metric.timestamp,
    datatype: metric.datatype,
    isHistorical: onlyWhenTrue(metric.isHistorical),
    isTransient: onlyWhenTrue(metric.isTransient),
    isNull: onlyWhenTrue(metric.isNull),
    properties: metric.properties && wireProperties(metric.properties),
    ...wireValue(metric),
  };
}

function wireValue(value: WireValue | PropertyValue): object {
  switch (value.field) {
    case 'none':
      return {};
    case 'int':
      return { intValue: value.raw };
    case 'long':
      return { longValue: wireUint64(value.raw) };
    case 'float':
      return { floatValue: value.raw };
    case 'double':
      return { doubleValue: value.raw };
    case 'boolean':
      return { booleanValue: value.raw };
    case 'string':
      return { stringValue: value.raw };
    case 'bytes':
      return { bytesValue: value.raw };
    case 'dataset':
      return { datasetValue: wireDataSet(value.raw) };
    case 'template':
      return { templateValue: wireTemplate(value.raw) };
    case 'propertyset':
      return { propertysetValue: wireProperties(value.raw) };
    case 'propertysets':
      return { propertysetsValue: { propertyset: value.raw.map(wireProperties) } };
  }
}

function wireDataSet({ columns, types, rows }: DataSet): object {
  return {
    numOfColumns: columns.length,
    columns,
    types,
    rows: rows.map((cells) => ({ elements: cells.map(wireValue) })),
  };
}

function wireTemplate(template: Template): object {
  return {
    version: template.version,
    templateRef: template.templateRef,
    isDefinition: template.isDefinition,
    metrics: template.metrics.map(wireMetric),
    parameters: template.parameters.map(wireParameter),
  };
}

function wireParameter(parameter: TemplateParameter): object {
  return { name: parameter.name, type: parameter.type, ...wireValue(parameter) };
}

function wireProperties(properties: PropertySet): object {
  return {
    keys: [...properties.keys()],
    values: [...properties.values()].map((value) => ({
      type: value.type,
      isNull: onlyWhenTrue(value.isNull),
      ...wireValue(value),
    })),
  };
}

function onlyWhenTrue(flag: boolean): true | undefined {
  return flag || undefined;
}

/** A bigint as the two 32-bit halves that protobufjs writes; a number goes through as it is. */
function wireUint64(value: Uint64 | undefined): number | object | undefined {
  if (typeof value !== 'bigint') return value;
  return { low: Number(BigInt.asIntN(32, value)), high: Number(BigInt.asIntN(32, value >> 32n)), unsigned: true };
}
