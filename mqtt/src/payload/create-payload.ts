import type { Metric, Payload } from './payload.ts';

export interface PayloadFields {
  /** Milliseconds since the epoch, UTC. */
  readonly timestamp?: number;
  /** 0–255; left out of NDEATH and commands. */
  readonly seq?: number;
  readonly metrics: readonly Metric[];
}

/** Builds a payload for `encodePayload`. */
export function createPayload({ timestamp, seq, metrics }: PayloadFields): Payload {
  return { timestamp, seq, uuid: undefined, body: undefined, metrics };
}
