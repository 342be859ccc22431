import type { Metric } from '@andon/mqtt';
import type { IncomingMessage } from './incoming-message.ts';
import type { MetricDefinition, MetricOwner } from './metric-definition.ts';
import type { DueRebirth } from './rebirth-schedule.ts';

/** Why a message, or a part of it, became a dead letter. */
export type RefusalReason =
  | 'invalid-topic'
  | 'undecodable'
  | 'invalid-fields'
  | 'no-birth'
  | 'unknown-alias'
  | 'too-many-nodes'
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
      /** The aliases are those of an earlier session: no birth has confirmed them in this one. */
      readonly isStale: boolean;
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
  | {
      readonly kind: 'heard';
      readonly owner: MetricOwner;
      readonly at: number;
      /** The sender's clock when it sent the message; undefined when it did not say. */
      readonly sentAt: number | undefined;
      readonly sequence: number | undefined;
    }
  | ({ readonly kind: 'request-rebirth' } & DueRebirth)
  | {
      readonly kind: 'refuse';
      readonly message: IncomingMessage;
      readonly reason: RefusalReason;
      readonly detail: string;
      readonly source: string;
    }
  | { readonly kind: 'repeat-state'; readonly server: number }
  | { readonly kind: 'foreign-host'; readonly timestamp: number }
  /** A death that fits no birth we know: late, repeated, or without a bdSeq. */
  | { readonly kind: 'unmatched-death'; readonly owner: MetricOwner }
  /** Two edge nodes whose ids differ only in case: allowed, and most often a mistake. */
  | { readonly kind: 'alike-nodes'; readonly paths: readonly [string, string] }
  /** Data said another datatype than the birth, which counts. */
  | { readonly kind: 'retyped'; readonly owner: MetricOwner; readonly count: number }
  | { readonly kind: 'gap'; readonly owner: MetricOwner }
  /** Nothing more will come of this message; it may be acknowledged once all before it is committed. */
  | { readonly kind: 'settle'; readonly message: IncomingMessage };
