import type { DeviceTopic, Metric } from '@andon/mqtt';
import type { HostAction } from './host-action.ts';
import { defineMetrics, ownerPath } from './metric-definition.ts';
import type { MetricDefinition } from './metric-definition.ts';
import type { NodeMessage } from './node-message.ts';
import type { NodeSession } from './node-session.ts';

/** Unknown metrics that a dead letter names; the payload holds the rest. */
const namedUnknownMetrics = 5;

/** Applies one message of an online edge node, in its turn. NBIRTH has made the session already; NDEATH never comes here. */
export function applyNodeMessage(session: NodeSession | undefined, nodeMessage: NodeMessage): readonly HostAction[] {
  const settle: HostAction = { kind: 'settle', message: nodeMessage.message };
  if (session === undefined) return [settle];
  const { topic } = nodeMessage;
  switch (topic.verb) {
    case 'NBIRTH':
      return [...store(session, nodeMessage, true), settle];
    case 'DBIRTH':
      return [bearDevice(session, nodeMessage, topic), ...store(session, nodeMessage, true), settle];
    case 'NDATA':
      return [...store(session, nodeMessage, false), settle];
    case 'DDATA':
      return [...storeOfDevice(session, nodeMessage, topic), settle];
    case 'DDEATH':
      return [...endDevice(session, nodeMessage, topic), settle];
    case 'NDEATH':
    case 'NCMD':
    case 'DCMD':
      return [settle];
  }
}

function bearDevice(session: NodeSession, { message, payload }: NodeMessage, topic: DeviceTopic): HostAction {
  const owner = { ...session.owner, deviceId: topic.deviceId };
  const device = session.bearDevice(topic.deviceId, defineMetrics(payload, owner));
  return {
    kind: 'online',
    owner: device.owner,
    at: message.receivedAt,
    bornAt: payload.timestamp ?? message.receivedAt,
    bdSeq: undefined,
    definitions: device.definitions,
  };
}

function storeOfDevice(session: NodeSession, nodeMessage: NodeMessage, topic: DeviceTopic): readonly HostAction[] {
  if (session.devices.get(topic.deviceId)?.online === true) return store(session, nodeMessage, false);
  const source = ownerPath({ ...session.owner, deviceId: topic.deviceId });
  const detail = `Data of device ${source} came without its birth. A rebirth is requested.`;
  return [{ kind: 'refuse', message: nodeMessage.message, reason: 'no-birth', detail, source }];
}

function endDevice(session: NodeSession, { message, payload }: NodeMessage, topic: DeviceTopic): readonly HostAction[] {
  const device = session.devices.get(topic.deviceId);
  if (device?.online !== true) return [];
  device.online = false;
  const at = payload.timestamp ?? message.receivedAt;
  return [{ kind: 'offline', owner: device.owner, at, staleDefinitions: device.definitions }];
}

function store(session: NodeSession, nodeMessage: NodeMessage, isBirth: boolean): readonly HostAction[] {
  const { message, topic, payload } = nodeMessage;
  const deviceId = topic.kind === 'device' ? topic.deviceId : undefined;
  const { metrics, definitions, unknown } = session.resolve(deviceId, payload.metrics);
  const actions: HostAction[] = [];
  if (metrics.length > 0) {
    const isStale = session.status === 'remembered';
    actions.push({
      kind: 'store',
      message,
      payloadTimestamp: payload.timestamp,
      isBirth,
      isStale,
      metrics,
      definitions,
    });
  }
  // A replay of the past says nothing about when the node was last there.
  if (metrics.length === 0 || metrics.some(({ isHistorical }) => !isHistorical)) {
    actions.push({
      kind: 'heard',
      owner: { ...session.owner, deviceId },
      at: message.receivedAt,
      sentAt: payload.timestamp,
      sequence: session.sequence.lastSequence,
    });
  }
  const retyped = isBirth ? 0 : countRetyped(metrics, definitions);
  if (retyped > 0) actions.push({ kind: 'retyped', owner: { ...session.owner, deviceId }, count: retyped });
  if (unknown.length > 0) actions.push(refuseUnknown(nodeMessage, unknown, ownerPath({ ...session.owner, deviceId })));
  return actions;
}

function countRetyped(metrics: readonly Metric[], definitions: readonly MetricDefinition[]): number {
  return metrics.filter(({ datatype }, index) => datatype !== undefined && datatype !== definitions[index]?.datatype)
    .length;
}

function refuseUnknown({ message }: NodeMessage, unknown: readonly string[], source: string): HostAction {
  const named = unknown.slice(0, namedUnknownMetrics).join(', ');
  const more = unknown.length > namedUnknownMetrics ? ` and ${unknown.length - namedUnknownMetrics} more` : '';
  const detail = `The birth of ${source} holds no ${named}${more}. A rebirth is requested.`;
  return { kind: 'refuse', message, reason: 'unknown-alias', detail, source };
}
