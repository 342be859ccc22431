/** An unsigned 64-bit integer of the wire: a number below 2^53, a bigint from there. */
export type Uint64 = number | bigint;

/**
 * What a metric carries on the wire. `field` says which of the protobuf fields was set: the field decides what was sent,
 * the datatype (the metric's own, or its birth's) decides what it means; see `readMetricValue`.
 */
export type WireValue =
  | { readonly field: 'none'; readonly raw: undefined }
  | { readonly field: 'int'; readonly raw: number }
  | { readonly field: 'long'; readonly raw: Uint64 }
  | { readonly field: 'float'; readonly raw: number }
  | { readonly field: 'double'; readonly raw: number }
  | { readonly field: 'boolean'; readonly raw: boolean }
  | { readonly field: 'string'; readonly raw: string }
  | { readonly field: 'bytes'; readonly raw: Uint8Array }
  | { readonly field: 'dataset'; readonly raw: DataSet }
  | { readonly field: 'template'; readonly raw: Template };

/** The wire values that may stand in a DataSet cell or a template parameter. */
export type BasicWireValue = Exclude<WireValue, { field: 'bytes' | 'dataset' | 'template' }>;

export type Metric = WireValue & {
  readonly name: string | undefined;
  readonly alias: Uint64 | undefined;
  /** Milliseconds since the epoch, UTC. */
  readonly timestamp: number | undefined;
  /** A code of `DataType`; births carry it, data need not. */
  readonly datatype: number | undefined;
  readonly isHistorical: boolean;
  readonly isTransient: boolean;
  readonly isNull: boolean;
  readonly properties: PropertySet | undefined;
};

export interface Payload {
  /** Milliseconds since the epoch, UTC. */
  readonly timestamp: number | undefined;
  /** Sequence number 0–255; absent in deaths of nodes and in commands. */
  readonly seq: number | undefined;
  readonly uuid: string | undefined;
  readonly body: Uint8Array | undefined;
  readonly metrics: readonly Metric[];
}

export type PropertySet = ReadonlyMap<string, PropertyValue>;

export type PropertyValue = { readonly type: number; readonly isNull: boolean } & (
  | BasicWireValue
  | { readonly field: 'propertyset'; readonly raw: PropertySet }
  | { readonly field: 'propertysets'; readonly raw: readonly PropertySet[] }
);

export interface DataSet {
  readonly columns: readonly string[];
  /** A basic datatype code for each column. */
  readonly types: readonly number[];
  /** Cells by row; a cell without a value is null. */
  readonly rows: readonly (readonly BasicWireValue[])[];
}

export interface Template {
  readonly version: string | undefined;
  readonly templateRef: string | undefined;
  readonly isDefinition: boolean;
  readonly metrics: readonly Metric[];
  readonly parameters: readonly TemplateParameter[];
}

export type TemplateParameter = { readonly name: string; readonly type: number } & BasicWireValue;

/** The wire value of a metric, property, cell or parameter that carries none. */
export const noValue: Extract<WireValue, { field: 'none' }> = { field: 'none', raw: undefined };
