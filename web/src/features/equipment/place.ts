import type { TreeNode } from '../../design/tree/tree-row.ts';
import type { Equipment_MachineFragment, Equipment_PlantSubscription } from './equipment.generated.ts';

export type Site = Equipment_PlantSubscription['sites'][number];
export type Area = Site['areas'][number];
export type Machine = Equipment_MachineFragment;

/** A place of the plant, and the places that it is within. */
export type Place =
  | { readonly kind: 'enterprise'; readonly enterprise: Site['enterprise']; readonly sites: readonly Site[] }
  | { readonly kind: 'site'; readonly site: Site }
  | { readonly kind: 'area'; readonly site: Site; readonly area: Area }
  | { readonly kind: 'equipment'; readonly site: Site; readonly area: Area; readonly machine: Machine };

/** The hierarchy of ISA-95: enterprise, site, area, line, machine; `detail` says what a node is. */
export function plantTree(sites: readonly Site[], detail: (kind: string) => string): readonly TreeNode[] {
  const [first] = sites;
  if (first === undefined) return [];
  const siteNodes = sites.map((site) => ({
    key: `site-${site.id}`,
    label: site.name,
    detail: detail('site'),
    children: site.areas.map((area) => areaNode(area, detail)),
  }));
  return [
    {
      key: 'enterprise',
      label: first.enterprise.name,
      detail: detail('enterprise'),
      children: siteNodes,
    },
  ];
}

function areaNode(area: Area, detail: (kind: string) => string): TreeNode {
  const nodesUnder = (parentId: number | null): readonly TreeNode[] =>
    area.equipment
      .filter((machine) => machine.parent_id === parentId)
      .map((machine) => ({
        key: `equipment-${machine.id}`,
        label: machine.name,
        detail: detail(machine.is_constraint ? 'constraint' : machine.kind),
        isRetired: !machine.active,
        children: nodesUnder(machine.id),
      }));
  return {
    key: `area-${area.id}`,
    label: area.name,
    detail: detail('area'),
    isRetired: !area.active,
    children: nodesUnder(null),
  };
}

/** The place that a key of the tree names; undefined when it is not there. */
export function placeOf(sites: readonly Site[], key: string | undefined): Place | undefined {
  const [first] = sites;
  if (key === 'enterprise' && first !== undefined) return { kind: 'enterprise', enterprise: first.enterprise, sites };
  for (const site of sites) {
    if (key === `site-${site.id}`) return { kind: 'site', site };
    for (const area of site.areas) {
      if (key === `area-${area.id}`) return { kind: 'area', site, area };
      const machine = area.equipment.find(({ id }) => key === `equipment-${id}`);
      if (machine !== undefined) return { kind: 'equipment', site, area, machine };
    }
  }
  return undefined;
}
