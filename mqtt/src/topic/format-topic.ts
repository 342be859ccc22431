import { requireId } from './sparkplug-id.ts';
import { sparkplugNamespace } from './topic.ts';
import type { SparkplugTopic } from './topic.ts';

/** Writes a Sparkplug topic; throws a TypeError when an id can't stand in one. */
export function formatTopic(topic: SparkplugTopic): string {
  if (topic.kind === 'state') return `${sparkplugNamespace}/STATE/${requireId('host id', topic.hostId)}`;
  const groupId = requireId('group id', topic.groupId);
  const edgeNodeId = requireId('edge node id', topic.edgeNodeId);
  const node = `${sparkplugNamespace}/${groupId}/${topic.verb}/${edgeNodeId}`;
  return topic.kind === 'node' ? node : `${node}/${requireId('device id', topic.deviceId)}`;
}
