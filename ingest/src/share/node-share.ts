/** A worker's part of all edge nodes, where several workers share the load. */
export interface NodeShare {
  /** From 1 to `workers`. */
  readonly worker: number;
  readonly workers: number;
}

const fnvOffset = 0x811c9dc5;
const fnvPrime = 0x01000193;

/**
 * Whether an edge node belongs to a worker's share. Every worker computes the same answer (FNV-1a over the node's path),
 * so a node stays with one worker whatever the broker does, and its sequence numbers are seen by one process.
 */
export function isInShare({ worker, workers }: NodeShare, groupId: string, edgeNodeId: string): boolean {
  return workers === 1 || hash(`${groupId}/${edgeNodeId}`) % workers === worker - 1;
}

function hash(text: string): number {
  let value = fnvOffset;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, fnvPrime) >>> 0;
  return value;
}
