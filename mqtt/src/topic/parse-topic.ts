import { describeIdFault } from './sparkplug-id.ts';
import { deviceVerbs, nodeVerbs, sparkplugNamespace } from './topic.ts';
import type { DeviceVerb, InvalidTopic, NodeVerb, SparkplugTopic } from './topic.ts';

/** Senders repeat their topics with every message. So many are kept as they were read, none longer than an edge node's ever is. */
const keptTopics = 10_000;
const longestKept = 256;
const kept = new Map<string, SparkplugTopic | InvalidTopic>();

/**
 * Reads an MQTT topic as Sparkplug B 3.0 (chapter 4). Never throws: whatever a stranger publishes under the namespace
 * comes back as `invalid` with a reason fit for a dead letter.
 */
export function parseTopic(topic: string): SparkplugTopic | InvalidTopic {
  const known = kept.get(topic);
  if (known !== undefined) return known;
  const parsed = readTopic(topic);
  if (topic.length > longestKept) return parsed;
  if (kept.size >= keptTopics) kept.clear();
  kept.set(topic, parsed);
  return parsed;
}

function readTopic(topic: string): SparkplugTopic | InvalidTopic {
  const [namespace, second, verb, edgeNodeId, deviceId, ...rest] = topic.split('/');
  if (namespace !== sparkplugNamespace) return invalid(`the namespace is not ${sparkplugNamespace}`);
  if (second === 'STATE') return parseStateTopic(topic);
  if (second === undefined || verb === undefined || edgeNodeId === undefined) return invalid('levels are missing');
  if (rest.length > 0) return invalid('it has more levels than a device topic');
  const fault = firstIdFault({ 'group id': second, 'edge node id': edgeNodeId, 'device id': deviceId });
  if (fault !== undefined) return invalid(fault);
  if (isNodeVerb(verb)) {
    if (deviceId !== undefined) return invalid(`${verb} takes no device id`);
    return { kind: 'node', verb, groupId: second, edgeNodeId };
  }
  if (isDeviceVerb(verb)) {
    if (deviceId === undefined) return invalid(`${verb} needs a device id`);
    return { kind: 'device', verb, groupId: second, edgeNodeId, deviceId };
  }
  return invalid(`'${verb}' is not a Sparkplug verb`);
}

function parseStateTopic(topic: string): SparkplugTopic | InvalidTopic {
  const levels = topic.split('/');
  const hostId = levels[2];
  if (hostId === undefined || levels.length !== 3) return invalid('a STATE topic has exactly three levels');
  const fault = firstIdFault({ 'host id': hostId });
  return fault === undefined ? { kind: 'state', hostId } : invalid(fault);
}

function firstIdFault(ids: Readonly<Record<string, string | undefined>>): string | undefined {
  for (const [role, id] of Object.entries(ids)) {
    const fault = id === undefined ? undefined : describeIdFault(id);
    if (fault !== undefined) return `the ${role} ${fault}`;
  }
  return undefined;
}

function invalid(reason: string): InvalidTopic {
  return { kind: 'invalid', reason };
}

function isNodeVerb(verb: string): verb is NodeVerb {
  return (nodeVerbs as readonly string[]).includes(verb);
}

function isDeviceVerb(verb: string): verb is DeviceVerb {
  return (deviceVerbs as readonly string[]).includes(verb);
}
