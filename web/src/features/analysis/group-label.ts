import type { Analysis_ScopeQuery } from './analysis.generated.ts';

export type Equipment = Analysis_ScopeQuery['equipment'][number];

interface Group {
  readonly group_key: number;
  readonly group_name: string | null;
}

/** What a group is called; of a machine with its line, for machines of different lines may have the same name. */
export function groupLabel({ group_key, group_name }: Group, by: string, equipment: readonly Equipment[]): string {
  const found = by === 'equipment' ? equipment.find(({ id }) => id === group_key) : undefined;
  return found === undefined ? (group_name ?? `${group_key}`) : equipmentLabel(found);
}

/** A machine with its line. */
export function equipmentLabel({ name, line }: Pick<Equipment, 'name' | 'line'>): string {
  return line === null ? name : `${line.name} · ${name}`;
}
