import { randomBytes } from 'node:crypto';
import { isJsonObject, type Json, type JsonObject } from '../metadata/json.ts';
import type { HeaderList } from './resolve-webhook.ts';

/** A step of a trace, as W3C Trace Context and B3 both tell it. */
export interface Trace {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
  /** The step before; null: the trace begins here. */
  readonly parentId: string | null;
  readonly isSampled: boolean;
  /** W3C `tracestate`, handed on as it came; null: none. */
  readonly state: string | null;
}

type SentTrace = Omit<Trace, 'spanId' | 'state'>;

/** The next step of the trace of a client's request; without one a trace begins here. */
export function continueTrace(headers: Readonly<Record<string, string | undefined>>): Trace {
  const sent = readTraceParent(headers['traceparent'] ?? '') ?? readB3(headers) ?? beginning();
  return { ...sent, spanId: newId(8), state: headers['tracestate'] ?? null };
}

/** Headers by which a handler goes on with the trace. */
export function traceHeaders({ traceId, spanId, parentId, isSampled, state }: Trace): HeaderList {
  return [
    ['traceparent', `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`],
    ...(state === null ? [] : [['tracestate', state] as const]),
    ['X-B3-TraceId', traceId],
    ['X-B3-SpanId', spanId],
    ...(parentId === null ? [] : [['X-B3-ParentSpanId', parentId] as const]),
    ['X-B3-Sampled', isSampled ? '1' : '0'],
  ];
}

/** What an event keeps of the trace of the request that made it, as Hasura's `trace_context`. */
export function traceContext({ traceId, spanId, isSampled }: Trace): JsonObject {
  return { trace_id: traceId, span_id: spanId, sampling_state: isSampled ? '1' : '0' };
}

/** The next step of the trace that an event keeps; a trace begins here when it keeps none, as one that psql has made. */
export function continueTraceContext(context: Json | undefined): Trace {
  const { trace_id: traceId, span_id: parentId, sampling_state: sampling } = isJsonObject(context) ? context : {};
  const sent =
    typeof traceId === 'string' && typeof parentId === 'string'
      ? { traceId, parentId, isSampled: sampling !== '0' }
      : beginning();
  return { ...sent, spanId: newId(8), state: null };
}

function readTraceParent(text: string): SentTrace | undefined {
  const [, traceId, parentId, flags] = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})/.exec(text) ?? [];
  if (traceId === undefined || parentId === undefined || flags === undefined) return undefined;
  return { traceId, parentId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** B3 comes in headers of its own or all in one: `b3: <trace>-<span>-<sampled>`. */
function readB3(headers: Readonly<Record<string, string | undefined>>): SentTrace | undefined {
  const [trace, span, sampled] = headers['b3']?.split('-') ?? [
    headers['x-b3-traceid'],
    headers['x-b3-spanid'],
    headers['x-b3-sampled'],
  ];
  if (trace === undefined || !/^([\da-f]{16}|[\da-f]{32})$/.test(trace)) return undefined;
  const parentId = span !== undefined && /^[\da-f]{16}$/.test(span) ? span : null;
  return { traceId: trace.padStart(32, '0'), parentId, isSampled: sampled !== '0' };
}

function beginning(): SentTrace {
  return { traceId: newId(16), parentId: null, isSampled: true };
}

function newId(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
