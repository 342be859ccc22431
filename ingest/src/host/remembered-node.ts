import type { Uint64 } from '@andon/mqtt';
import { createDefinition } from './metric-definition.ts';
import { NodeSession } from './node-session.ts';

/** A metric as a former birth declared it. */
export interface RememberedMetric {
  readonly name: string;
  readonly alias: Uint64 | undefined;
  readonly datatype: number;
  readonly unit: string | undefined;
}

/** An edge node as it was when an earlier process of ours last heard of it. */
export interface RememberedNode {
  readonly groupId: string;
  readonly edgeNodeId: string;
  readonly bdSeq: number | undefined;
  /** True when it was online when that process ended. */
  readonly wasOnline: boolean;
  readonly metrics: readonly RememberedMetric[];
  readonly devices: readonly { readonly deviceId: string; readonly metrics: readonly RememberedMetric[] }[];
}

/** The session of a node that is known, but not in which state it is now. */
export function rememberNode(node: RememberedNode, reorderTimeoutMs: number): NodeSession {
  const { groupId, edgeNodeId, bdSeq } = node;
  const owner = { groupId, edgeNodeId, deviceId: undefined };
  const definitions = node.metrics.map((metric) => createDefinition(metric, owner));
  const session = new NodeSession({ owner, definitions, bdSeq, sequence: 0, server: undefined, reorderTimeoutMs });
  session.status = 'remembered';
  for (const { deviceId, metrics } of node.devices) {
    session.bearDevice(
      deviceId,
      metrics.map((metric) => createDefinition(metric, { ...owner, deviceId })),
    );
  }
  return session;
}
