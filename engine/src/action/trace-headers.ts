import { randomBytes } from 'node:crypto';
import type { RequestHeaders } from '../auth/request-headers.ts';
import type { HeaderList } from '../webhook/resolve-webhook.ts';

/** One step of a trace, as W3C Trace Context and B3 both tell it. */
interface Span {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits; null: the trace begins here. */
  readonly parentId: string | null;
  readonly isSampled: boolean;
}

/** Headers by which a handler goes on with the trace of the client's request; without one a trace begins here. */
export function traceHeaders(headers: RequestHeaders): HeaderList {
  const { traceId, parentId, isSampled } = readTraceParent(headers) ?? readB3(headers) ?? newTrace();
  const spanId = randomBytes(8).toString('hex');
  const { tracestate } = headers;
  return [
    ['traceparent', `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`],
    ...(tracestate === undefined ? [] : [['tracestate', tracestate] as const]),
    ['X-B3-TraceId', traceId],
    ['X-B3-SpanId', spanId],
    ...(parentId === null ? [] : [['X-B3-ParentSpanId', parentId] as const]),
    ['X-B3-Sampled', isSampled ? '1' : '0'],
  ];
}

function readTraceParent({ traceparent = '' }: RequestHeaders): Span | undefined {
  const [, traceId, parentId, flags] = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})/.exec(traceparent) ?? [];
  if (traceId === undefined || parentId === undefined || flags === undefined) return undefined;
  return { traceId, parentId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** B3 comes in headers of its own or all in one: `b3: <trace>-<span>-<sampled>`. */
function readB3(headers: RequestHeaders): Span | undefined {
  const [trace, span, sampled] = headers['b3']?.split('-') ?? [
    headers['x-b3-traceid'],
    headers['x-b3-spanid'],
    headers['x-b3-sampled'],
  ];
  if (trace === undefined || !/^([\da-f]{16}|[\da-f]{32})$/.test(trace)) return undefined;
  const parentId = span !== undefined && /^[\da-f]{16}$/.test(span) ? span : null;
  return { traceId: trace.padStart(32, '0'), parentId, isSampled: sampled !== '0' };
}

function newTrace(): Span {
  return { traceId: randomBytes(16).toString('hex'), parentId: null, isSampled: true };
}
