import { ownerPath } from '../host/metric-definition.ts';
import type { MetricFact, MetricOwner } from '../host/metric-definition.ts';

/** What is known of an edge node or device since the last batch; what is undefined stays as the database has it. */
export interface SessionFact {
  readonly groupId: string;
  readonly edgeNodeId: string;
  readonly deviceId: string | undefined;
  online?: boolean;
  /** Times are milliseconds since the epoch. */
  since?: number;
  bdSeq?: number | undefined;
  sequence?: number | undefined;
  bornAt?: number;
  lastMessageAt?: number;
  /** The sender's clock minus ours. */
  clockSkewMs?: number | undefined;
  /** Requests for a rebirth since the last NBIRTH. */
  unansweredRebirths?: number;
  metrics?: readonly MetricFact[];
}

/** The facts of one batch, one entry per edge node and device. */
export class SessionFacts {
  private readonly byPath = new Map<string, SessionFact>();

  get size(): number {
    return this.byPath.size;
  }

  /** The entry of an edge node or device, to be written to. */
  of(owner: MetricOwner): SessionFact {
    const key = ownerPath(owner);
    const known = this.byPath.get(key);
    if (known !== undefined) return known;
    const { groupId, edgeNodeId, deviceId } = owner;
    const fact: SessionFact = { groupId, edgeNodeId, deviceId };
    this.byPath.set(key, fact);
    return fact;
  }

  get nodes(): readonly SessionFact[] {
    return [...this.byPath.values()].filter(({ deviceId }) => deviceId === undefined);
  }

  get devices(): readonly SessionFact[] {
    return [...this.byPath.values()].filter(({ deviceId }) => deviceId !== undefined);
  }
}
