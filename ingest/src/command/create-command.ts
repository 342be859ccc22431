import { createMetric, createPayload, DataType, encodePayload, formatTopic } from '@andon/mqtt';
import type { Metric, MetricValue, OutgoingMessage } from '@andon/mqtt';
import type { MetricDefinition, MetricOwner } from '../host/metric-definition.ts';

/** What a command sets: a metric by its name, because aliases may have changed since. */
export interface MetricWrite {
  readonly name: string;
  readonly value: MetricValue;
}

/** The birth holds no such metric, or the value doesn't fit it. The message says what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

type WritableDefinition = Pick<MetricDefinition, 'name' | 'datatype'>;

const rebirth: WritableDefinition = { name: 'Node Control/Rebirth', datatype: DataType.Boolean };

/**
 * Builds NCMD for an edge node, DCMD for a device: QoS 0, not retained, the time of sending, no sequence number.
 * `definitions` are those of the last birth. Throws a CommandError when a metric is not among them or a value doesn't
 * fit its datatype.
 */
export function createCommand(
  owner: MetricOwner,
  definitions: readonly WritableDefinition[],
  writes: readonly MetricWrite[],
  at: number,
): Required<OutgoingMessage> {
  const metrics = writes.map((write) => writeMetric(definitions, write, at));
  return {
    topic: commandTopic(owner),
    payload: encodePayload(createPayload({ timestamp: at, metrics })),
    qos: 0,
    retain: false,
  };
}

/** Asks an edge node for its births, by the name that every node knows; older nodes need the datatype as well. */
export function createRebirthCommand(owner: MetricOwner, at: number): Required<OutgoingMessage> {
  return createCommand({ ...owner, deviceId: undefined }, [rebirth], [{ name: rebirth.name, value: true }], at);
}

function commandTopic({ groupId, edgeNodeId, deviceId }: MetricOwner): string {
  return deviceId === undefined
    ? formatTopic({ kind: 'node', verb: 'NCMD', groupId, edgeNodeId })
    : formatTopic({ kind: 'device', verb: 'DCMD', groupId, edgeNodeId, deviceId });
}

function writeMetric(definitions: readonly WritableDefinition[], { name, value }: MetricWrite, at: number): Metric {
  const definition = definitions.find((each) => each.name === name);
  if (definition === undefined) {
    throw new CommandError(`The last birth holds no metric '${name}'. Name one that it holds.`);
  }
  try {
    return createMetric({ name, datatype: definition.datatype, value, timestamp: at });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new CommandError(`The value does not fit '${name}'. ${error.message}`, { cause: error });
  }
}
