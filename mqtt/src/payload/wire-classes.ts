import { createRequire } from 'node:module';
import generated from 'sparkplug-payload/lib/sparkplugPayloadProto.js';

/**
 * The protobuf classes that `sparkplug-payload` ships, typed as what they do: absent 64-bit fields are a Long object of
 * the prototype (present ones are numbers or bigints, by our reader), absent strings are empty, absent values of a
 * `oneof` are null.
 */
export interface WireMessage<Shape> {
  decode(reader: WireReader): Shape;
  /** Writes the fields that are neither undefined nor null, `false`, 0 and '' included. */
  encode(message: { readonly [Field in keyof Shape]?: unknown }): { finish(): Uint8Array };
}

type WireUint64 = number | bigint | object;

interface WireBasicValue {
  readonly intValue: number | null;
  readonly longValue: WireUint64 | null;
  readonly floatValue: number | null;
  readonly doubleValue: number | null;
  readonly booleanValue: boolean | null;
  readonly stringValue: string | null;
}

export interface WirePropertySet {
  readonly keys: readonly string[];
  readonly values: readonly WirePropertyValue[];
}

export interface WirePropertyValue extends WireBasicValue {
  readonly type: number;
  readonly isNull: boolean;
  readonly propertysetValue: WirePropertySet | null;
  readonly propertysetsValue: { readonly propertyset: readonly WirePropertySet[] } | null;
}

export interface WireDataSet {
  readonly numOfColumns: WireUint64;
  readonly columns: readonly string[];
  readonly types: readonly number[];
  readonly rows: readonly { readonly elements: readonly WireBasicValue[] }[];
}

export interface WireTemplateParameter extends WireBasicValue {
  readonly name: string;
  readonly type: number;
}

export interface WireTemplate {
  readonly version: string;
  readonly templateRef: string;
  readonly isDefinition: boolean;
  readonly metrics: readonly WireMetric[];
  readonly parameters: readonly WireTemplateParameter[];
}

export interface WireMetric extends WireBasicValue {
  readonly name: string;
  readonly alias: WireUint64;
  readonly timestamp: WireUint64;
  readonly datatype: number;
  readonly isHistorical: boolean;
  readonly isTransient: boolean;
  readonly isNull: boolean;
  readonly properties: WirePropertySet | null;
  readonly bytesValue: Uint8Array | null;
  readonly datasetValue: WireDataSet | null;
  readonly templateValue: WireTemplate | null;
}

export interface WirePayload {
  readonly timestamp: WireUint64;
  readonly metrics: readonly WireMetric[];
  readonly seq: WireUint64;
  readonly uuid: string;
  readonly body: Uint8Array;
}

export type { WireBasicValue, WireUint64 };

/** The part of protobufjs' reader that ours builds on. */
export interface WireReader {
  readonly buf: Uint8Array;
  readonly len: number;
  pos: number;
  uint64(): unknown;
}

// The generated classes accept only readers of their own copy of protobufjs, so the copy is resolved from their place.
const requireBesideClasses = createRequire(createRequire(import.meta.url).resolve('sparkplug-payload'));

export const { BufferReader } = requireBesideClasses('protobufjs/minimal') as {
  readonly BufferReader: new (buffer: Buffer) => WireReader;
};

// The declarations of the package name a global `Long` that doesn't exist; the interfaces above take their place.
export const WirePayloadClass = generated.org.eclipse.tahu.protobuf.Payload as unknown as WireMessage<WirePayload>;

refuseOverruns(generated.org.eclipse.tahu.protobuf.Payload);

/**
 * The generated code reads a nested message until it is past the end that its length declares, and does not mind how
 * far: bytes of the message after it would be read twice. Every message has to end where it said.
 */
function refuseOverruns(outer: object): void {
  for (const nested of Object.values(outer) as unknown[]) {
    if (!isMessageClass(nested)) continue;
    const decode = nested.decode.bind(nested);
    nested.decode = (reader, length) => {
      const end = length === undefined ? reader.len : reader.pos + length;
      const message = decode(reader, length);
      if (reader.pos !== end) throw new RangeError(`a nested message does not end at byte ${end} as it says`);
      return message;
    };
    refuseOverruns(nested);
  }
}

interface MessageClass {
  decode: (reader: WireReader, length?: number) => object;
}

function isMessageClass(value: unknown): value is MessageClass {
  return typeof value === 'function' && 'decode' in value;
}
