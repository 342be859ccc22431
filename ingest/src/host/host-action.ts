import type { Metric } from '@andon/mqtt';
import type { IncomingMessage } from './incoming-message.ts';
import type { MetricDefinition, MetricOwner } from './metric-definition.ts';

/** Why a message, or a part of it, became a dead letter. */
export type RefusalReason =
  | 'invalid-topic'
  | 'undecodable'
  | 'no-birth'
  | 'unknown-alias'
  | 'not-registered'
  | 'wrong-type'
  | 'out-of-range'
  | 'not-finite'
  | 'far-future'
  | 'refused-by-database';

/** Metrics of one message with the definitions they resolve to; the two lists go in step. */
export interface ResolvedMetrics {
  readonly metrics: readonly Metric[];
  readonly definitions: readonly MetricDefinition[];
}

/** What the host application wants done, in this order. It does nothing by itself. */
export type HostAction =
  | ({
      readonly kind: 'store';
      readonly message: IncomingMessage;
      readonly payloadTimestamp: number | undefined;
      readonly isBirth: boolean;
    } & ResolvedMetrics)
  | {
      readonly kind: 'online';
      readonly owner: MetricOwner;
      readonly at: number;
      readonly bornAt: number;
      /** Of the node; undefined for a device. */
      readonly bdSeq: number | undefined;
      readonly definitions: readonly MetricDefinition[];
    }
  | {
      readonly kind: 'offline';
      readonly owner: MetricOwner;
      readonly at: number;
      /** Metrics that are stale from `at` on; none when a birth will follow at once. */
      readonly staleDefinitions: readonly MetricDefinition[];
    }
  | { readonly kind: 'heard'; readonly owner: MetricOwner; readonly at: number; readonly sequence: number | undefined }
  | { readonly kind: 'request-rebirth'; readonly groupId: string; readonly edgeNodeId: string; readonly why: string }
  | {
      readonly kind: 'refuse';
      readonly message: IncomingMessage;
      readonly reason: RefusalReason;
      readonly detail: string;
      readonly source: string;
    }
  | { readonly kind: 'repeat-state' }
  | { readonly kind: 'foreign-host'; readonly timestamp: number }
  | { readonly kind: 'gap'; readonly owner: MetricOwner }
  /** Nothing more will come of this message; it may be acknowledged once all before it is committed. */
  | { readonly kind: 'settle'; readonly message: IncomingMessage };
