import { decodeBasicValue } from './decode-basic-value.ts';
import { PayloadError } from './payload-error.ts';
import type { DataSet, Metric, PropertySet, PropertyValue, Template, TemplateParameter } from './payload.ts';
import type { WireDataSet, WireMetric, WirePropertySet, WirePropertyValue, WireTemplate } from './wire-classes.ts';

/** Templates and property sets may nest; deeper than this is an attack, not a machine. */
const maximumNestingDepth = 8;

/** How deep a value lies, and how to decode a metric there (templates hold metrics, metrics hold templates). */
export interface WireNesting {
  readonly depth: number;
  readonly decodeMetric: (wire: WireMetric, nesting: WireNesting) => Metric;
}

export function decodeTemplate(wire: WireTemplate, outer: WireNesting): Template {
  const nesting = nestDeeper(outer);
  return {
    version: wire.version === '' ? undefined : wire.version,
    templateRef: wire.templateRef === '' ? undefined : wire.templateRef,
    isDefinition: wire.isDefinition,
    metrics: wire.metrics.map((metric) => nesting.decodeMetric(metric, nesting)),
    parameters: wire.parameters.map((parameter): TemplateParameter => ({
      name: parameter.name,
      type: parameter.type,
      ...decodeBasicValue(parameter),
    })),
  };
}

export function decodeDataSet(wire: WireDataSet): DataSet {
  return {
    columns: wire.columns,
    types: wire.types,
    rows: wire.rows.map((row) => row.elements.map((cell) => decodeBasicValue(cell))),
  };
}

/** Reads a property set as a map; a key without a value (or the other way round) is left out. */
export function decodeProperties(wire: WirePropertySet, outer: WireNesting): PropertySet {
  const nesting = nestDeeper(outer);
  const properties = new Map<string, PropertyValue>();
  wire.keys.forEach((key, index) => {
    const value = wire.values[index];
    if (value !== undefined) properties.set(key, decodePropertyValue(value, nesting));
  });
  return properties;
}

function decodePropertyValue(wire: WirePropertyValue, nesting: WireNesting): PropertyValue {
  const { type, isNull, propertysetValue, propertysetsValue } = wire;
  if (propertysetValue !== null) {
    return { type, isNull, field: 'propertyset', raw: decodeProperties(propertysetValue, nesting) };
  }
  if (propertysetsValue !== null) {
    const sets = propertysetsValue.propertyset.map((set) => decodeProperties(set, nesting));
    return { type, isNull, field: 'propertysets', raw: sets };
  }
  return { type, isNull, ...decodeBasicValue(wire) };
}

function nestDeeper({ depth, decodeMetric }: WireNesting): WireNesting {
  if (depth >= maximumNestingDepth) {
    throw new PayloadError(`Templates or property sets are nested deeper than ${maximumNestingDepth} levels.`);
  }
  return { depth: depth + 1, decodeMetric };
}
