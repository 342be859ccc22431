import type { MachineTile_MachineFragment } from '../../design/machine-tile/machine-tile.generated.ts';

/** Machines by area, areas and machines in the order in which they come. */
export function groupByArea(machines: readonly MachineTile_MachineFragment[]) {
  const areas = new Map<number, MachineTile_MachineFragment[]>();
  for (const machine of machines) {
    const areaId = machine.area_id ?? 0;
    areas.set(areaId, [...(areas.get(areaId) ?? []), machine]);
  }
  return [...areas].map(([areaId, machines]) => ({ areaId, machines }));
}
