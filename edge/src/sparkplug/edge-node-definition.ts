import { describeIdFault } from '@andon/mqtt';

/** A metric as its birth declares it. */
export interface MetricDefinition {
  readonly name: string;
  /** A code of `DataType`. */
  readonly datatype: number;
  /** Engineering unit, sent as the property `engUnit`. */
  readonly unit?: string;
}

export interface DeviceDefinition {
  readonly deviceId: string;
  /** Every metric that the device will ever report. */
  readonly metrics: readonly MetricDefinition[];
}

export interface EdgeNodeDefinition {
  readonly groupId: string;
  readonly edgeNodeId: string;
  readonly devices: readonly DeviceDefinition[];
  /** The host application without which nothing is published; `undefined` publishes without waiting for anyone. */
  readonly primaryHostId: string | undefined;
}

/**
 * Throws a TypeError with one plain sentence when ids can't stand in a topic, or when two ids, or two metric names of a
 * device, are equal or differ only in case (Sparkplug 3.0, 4.1 and 6.4.7).
 */
export function checkDefinition(definition: EdgeNodeDefinition): void {
  checkId('group id', definition.groupId);
  checkId('edge node id', definition.edgeNodeId);
  if (definition.primaryHostId !== undefined) checkId('host id', definition.primaryHostId);
  for (const { deviceId } of definition.devices) checkId('device id', deviceId);
  checkDistinct(
    'device ids',
    definition.devices.map(({ deviceId }) => deviceId),
  );
  for (const { deviceId, metrics } of definition.devices) {
    checkDistinct(
      `metric names of device '${deviceId}'`,
      metrics.map(({ name }) => name),
    );
  }
}

function checkId(role: string, id: string): void {
  const fault = describeIdFault(id);
  if (fault !== undefined) throw new TypeError(`The ${role} '${id}' ${fault}. Choose another ${role}.`);
}

function checkDistinct(what: string, names: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const twin = seen.get(name.toLowerCase());
    if (twin !== undefined) throw new TypeError(`Two ${what} are alike: '${twin}' and '${name}'. Rename one of them.`);
    seen.set(name.toLowerCase(), name);
  }
}
