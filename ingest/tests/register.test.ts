import { DataType } from '@andon/mqtt';
import { describe, expect, it } from 'vitest';
import type { MetricDefinition } from '../src/host/metric-definition.ts';
import { Register } from '../src/map/register.ts';
import type { Registration } from '../src/map/registration.ts';

function registration(sourceTopic: string, equipmentId: number, active = true): Registration {
  const metricMap = new Map([['Status/StateCurrent', 'state' as const]]);
  return { sourceTopic, equipmentId, active, stateMap: undefined, metricMap };
}

const register = new Register(1, [
  registration('Packiot/Site1/Area1/Line1', 1),
  registration('SimulatorCorp/Line1/Filler', 2),
  registration('SimulatorCorp/Line1', 3),
  registration('SimulatorCorp/Line1/Retired', 4, false),
]);

function resolve(groupId: string, edgeNodeId: string, deviceId: string | undefined, name: string): unknown {
  const declared = {
    alias: undefined,
    datatype: DataType.Double,
    unit: undefined,
    target: undefined,
    targetVersion: -1,
  };
  const definition: MetricDefinition = { name, groupId, edgeNodeId, deviceId, ...declared };
  return register.resolve(definition, (metric) => ({ ...metric, id: undefined }));
}

describe('where a metric goes', () => {
  it.each([
    ['a path that device and name make up', ['Packiot', 'Site1', 'Area1', 'Line1/Status/StateCurrent'], 1],
    ['a name that is a path itself', ['Any', 'Gateway', undefined, 'Packiot/Site1/Area1/Line1/Status/StateCurrent'], 1],
    ['the longest of several topics', ['SimulatorCorp', 'Line1', 'Filler', 'Status/StateCurrent'], 2],
    ['a shorter topic', ['SimulatorCorp', 'Line1', undefined, 'Status/StateCurrent'], 3],
  ] as const)('%s', (_case, [groupId, edgeNodeId, deviceId, name], equipmentId) => {
    expect(resolve(groupId, edgeNodeId, deviceId, name)).toMatchObject({
      kind: 'column',
      column: 'state',
      equipmentId,
    });
  });

  it('calls what is not in the metric map telemetry, by the rest of its path', () => {
    expect(resolve('SimulatorCorp', 'Line1', 'Filler', 'Process/Heat')).toMatchObject({
      kind: 'telemetry',
      metric: { equipmentId: 2, name: 'Process/Heat', dataType: 'number' },
    });
  });

  it('ends a topic only at a slash', () => {
    expect(resolve('Packiot', 'Site1', 'Area1', 'Line10/Status/StateCurrent')).toEqual({
      kind: 'not-registered',
      path: 'Packiot/Site1/Area1/Line10/Status/StateCurrent',
    });
  });

  it('refuses an inactive source, even under an active one', () => {
    expect(resolve('SimulatorCorp', 'Line1', 'Retired', 'Status/StateCurrent')).toMatchObject({
      kind: 'not-registered',
    });
  });

  it.each([
    ['Sparkplug’s own metrics', ['Nobody', 'Knows', undefined, 'bdSeq']],
    ['a command', ['Nobody', 'Knows', undefined, 'Node Control/Rebirth']],
    ['what a node with registered equipment says of itself', ['Packiot', 'Site1', undefined, 'Buffer/Dropped']],
  ] as const)('passes over %s', (_case, [groupId, edgeNodeId, deviceId, name]) => {
    expect(resolve(groupId, edgeNodeId, deviceId, name)).toEqual({ kind: 'housekeeping' });
  });
});
