import { equipmentLabel } from '../../design/equipment-label.ts';
import type { Analysis_ScopeQuery } from './analysis.generated.ts';

export type Equipment = Analysis_ScopeQuery['equipment'][number];

interface Group {
  readonly group_key: number;
  readonly group_name: string | null;
}

/** What a group is called; of a machine with its line. */
export function groupLabel({ group_key, group_name }: Group, by: string, equipment: readonly Equipment[]): string {
  const found = by === 'equipment' ? equipment.find(({ id }) => id === group_key) : undefined;
  return found === undefined ? (group_name ?? `${group_key}`) : equipmentLabel(found);
}
