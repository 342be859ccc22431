/** The JSON of a host application's STATE birth or death (Sparkplug 3.0, 6.4.28): milliseconds since the epoch, UTC. */
export interface StatePayload {
  readonly online: boolean;
  readonly timestamp: number;
}

/** Writes a STATE payload. */
export function encodeState(state: StatePayload): Buffer {
  return Buffer.from(JSON.stringify({ online: state.online, timestamp: state.timestamp }));
}

/** Reads a STATE payload; `undefined` when it isn't one (`online` must be a boolean, `timestamp` an integer). */
export function decodeState(payload: Uint8Array): StatePayload | undefined {
  const value = parseJson(payload);
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('online' in value) || !('timestamp' in value)) return undefined;
  const { online, timestamp } = value;
  if (typeof online !== 'boolean' || typeof timestamp !== 'number' || !Number.isSafeInteger(timestamp))
    return undefined;
  return { online, timestamp };
}

function parseJson(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    return undefined;
  }
}
