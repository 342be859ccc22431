import { decodePayload, decodeState, parseTopic, PayloadError, readMetricValue, DataType } from '@andon/mqtt';
import type { EdgeNodeEvent } from './edge-node-event.ts';
import { rebirthMetricName } from './edge-node-payloads.ts';

/** A message that asks for nothing an edge node does, and why; for the log. */
export interface IgnoredMessage {
  readonly kind: 'ignored';
  readonly reason: string;
}

/** Translates what arrived on a subscription: the host's STATE, or a command. Never throws. */
export function readIncomingMessage(topic: string, payload: Buffer): EdgeNodeEvent | IgnoredMessage {
  const address = parseTopic(topic);
  switch (address.kind) {
    case 'state':
      return readState(address.hostId, payload);
    case 'node':
      return address.verb === 'NCMD' ? readNodeCommand(payload) : ignored(`${address.verb} is no command`);
    case 'device':
      return ignored('no metric of this device is writable');
    case 'invalid':
      return ignored(address.reason);
  }
}

function readState(hostId: string, payload: Buffer): EdgeNodeEvent | IgnoredMessage {
  const state = decodeState(payload);
  return state === undefined ? ignored('the STATE payload is not valid') : { kind: 'host-state', hostId, ...state };
}

function readNodeCommand(bytes: Buffer): EdgeNodeEvent | IgnoredMessage {
  try {
    const { metrics } = decodePayload(bytes);
    const rebirth = metrics.find(({ name }) => name === rebirthMetricName);
    if (rebirth === undefined) return ignored(`no metric is named '${rebirthMetricName}'`);
    if (readMetricValue(rebirth, DataType.Boolean) !== true) return ignored('the rebirth is not true');
    return { kind: 'rebirth-requested' };
  } catch (error) {
    if (!(error instanceof PayloadError)) throw error;
    return ignored(error.message);
  }
}

function ignored(reason: string): IgnoredMessage {
  return { kind: 'ignored', reason };
}
