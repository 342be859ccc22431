import { decodePayload, parseTopic, PayloadError } from '@andon/mqtt';
import type { DeviceTopic, Metric, NodeTopic, Payload } from '@andon/mqtt';
import type { HostAction, RefusalReason } from '../host/host-action.ts';
import type { IncomingMessage } from '../host/incoming-message.ts';
import { createDefinition, defineMetrics } from '../host/metric-definition.ts';
import type { MetricDefinition, MetricFact, MetricOwner } from '../host/metric-definition.ts';
import { rememberedMetric } from '../recall/recall-nodes.ts';
import { readSql } from '../read-sql.ts';
import type { DatabaseSession } from '../write/database-session.ts';

type StoreAction = Extract<HostAction, { kind: 'store' }>;
interface Refusal {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
  readonly detail: string;
}

/** What a dead letter is found to be: values to be stored, or why there are none. */
export type SparkplugLetter = StoreAction | Refusal;

const findBirths = { name: 'ingest-find-births', text: readSql(import.meta.url, 'find-births.sql') };

/** The columns of find-births.sql. */
interface BirthRow {
  readonly metrics: readonly MetricFact[];
  readonly born_at_ms: number;
}

/**
 * Reads a Sparkplug message that became a dead letter. Its metrics mean what the birth in force said when it came: by
 * alias only while that birth is the last one, by name under any.
 */
export async function readSparkplugLetter(
  database: DatabaseSession,
  message: IncomingMessage,
): Promise<SparkplugLetter> {
  const topic = parseTopic(message.topic);
  if (topic.kind === 'invalid') return { kind: 'refused', reason: 'invalid-topic', detail: topic.reason };
  if (topic.kind === 'state' || !holdsValues(topic)) {
    return {
      kind: 'refused',
      reason: 'undecodable',
      detail: 'A message of this kind holds no values to be taken again.',
    };
  }
  const payload = tryDecode(message.payload);
  if (payload instanceof PayloadError) return { kind: 'refused', reason: 'undecodable', detail: payload.message };
  const isBirth = topic.verb === 'NBIRTH' || topic.verb === 'DBIRTH';
  const known = isBirth ? definitionsOf(payload, topic) : await bornDefinitions(database, topic, message);
  const definitions = payload.metrics.map((metric) => known.find(metric));
  const unknown = payload.metrics.find((_, index) => definitions[index] === undefined);
  if (unknown !== undefined) {
    const name = unknown.name ?? `alias ${unknown.alias ?? 'missing'}`;
    return {
      kind: 'refused',
      reason: 'unknown-alias',
      detail: `No birth is known that was in force and holds ${name}.`,
    };
  }
  return {
    kind: 'store',
    message,
    payloadTimestamp: payload.timestamp,
    isBirth,
    isStale: false,
    metrics: payload.metrics,
    definitions: definitions.filter((definition) => definition !== undefined),
  };
}

function holdsValues({ verb }: NodeTopic | DeviceTopic): boolean {
  return verb.endsWith('BIRTH') || verb.endsWith('DATA');
}

function tryDecode(payload: Buffer): Payload | PayloadError {
  try {
    return decodePayload(payload);
  } catch (error) {
    if (error instanceof PayloadError) return error;
    throw error;
  }
}

interface KnownDefinitions {
  find(metric: Metric): MetricDefinition | undefined;
}

function definitionsOf(birth: Payload, topic: NodeTopic | DeviceTopic): KnownDefinitions {
  const byName = new Map(defineMetrics(birth, ownerOf(topic)).map((definition) => [definition.name, definition]));
  return { find: ({ name = '' }) => byName.get(name) };
}

async function bornDefinitions(
  database: DatabaseSession,
  topic: NodeTopic | DeviceTopic,
  { receivedAt }: IncomingMessage,
): Promise<KnownDefinitions> {
  const owner = ownerOf(topic);
  const values = [owner.groupId, owner.edgeNodeId, owner.deviceId ?? null];
  const [birth] = (await database.run({ ...findBirths, values })) as readonly BirthRow[];
  const definitions = (birth?.metrics ?? []).map((fact) => createDefinition(rememberedMetric(fact), owner));
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  const isInForce = birth !== undefined && birth.born_at_ms <= receivedAt;
  const byAlias = new Map(isInForce ? definitions.map((definition) => [String(definition.alias), definition]) : []);
  return {
    find: ({ name, alias }) => (name === undefined ? byAlias.get(String(alias)) : byName.get(name)),
  };
}

function ownerOf(topic: NodeTopic | DeviceTopic): MetricOwner {
  const { groupId, edgeNodeId } = topic;
  return { groupId, edgeNodeId, deviceId: topic.kind === 'device' ? topic.deviceId : undefined };
}
