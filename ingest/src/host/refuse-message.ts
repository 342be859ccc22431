import type { DeviceTopic, NodeTopic } from '@andon/mqtt';
import type { HostAction } from './host-action.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { ownerPath } from './metric-definition.ts';
import type { MetricOwner } from './metric-definition.ts';
import type { NodeMessage } from './node-message.ts';

/** The topic is no Sparkplug topic. */
export function refuseTopic(message: IncomingMessage, why: string): readonly HostAction[] {
  return refuse(message, 'invalid-topic', `The topic is not Sparkplug B 3.0: ${why}.`, message.topic);
}

/** The payload can't be decoded. */
export function refusePayload(
  message: IncomingMessage,
  topic: NodeTopic | DeviceTopic,
  why: string,
): readonly HostAction[] {
  return refuse(message, 'undecodable', why, ownerPath(topicOwner(topic)));
}

/** No birth tells what the message means. */
export function refuseUnborn({ message, topic }: NodeMessage): readonly HostAction[] {
  const detail =
    `${topic.verb} came without a birth of edge node ${ownerPath(nodeOwner(topic))} in this session, ` +
    `so its aliases can't be resolved. A rebirth is requested.`;
  return refuse(message, 'no-birth', detail, ownerPath(topicOwner(topic)));
}

/** There are more edge nodes than any plant has. */
export function refuseNode({ message, topic }: NodeMessage): readonly HostAction[] {
  const detail = 'There are too many edge nodes already. See who invents them; restart the worker if they are real.';
  return refuse(message, 'too-many-nodes', detail, ownerPath(nodeOwner(topic)));
}

/** The edge node that a topic speaks of. */
export function nodeOwner({ groupId, edgeNodeId }: NodeTopic | DeviceTopic): MetricOwner {
  return { groupId, edgeNodeId, deviceId: undefined };
}

function topicOwner(topic: NodeTopic | DeviceTopic): MetricOwner {
  return topic.kind === 'device' ? { ...nodeOwner(topic), deviceId: topic.deviceId } : nodeOwner(topic);
}

function refuse(
  message: IncomingMessage,
  reason: 'invalid-topic' | 'no-birth' | 'undecodable' | 'too-many-nodes',
  detail: string,
  source: string,
): readonly HostAction[] {
  return [
    { kind: 'refuse', message, reason, detail, source },
    { kind: 'settle', message },
  ];
}
