import { equipmentLabel } from './equipment-label.ts';

interface PlacedMachine {
  readonly id: number;
  readonly name: string;
  readonly line: { readonly name: string } | null;
  readonly area: { readonly name: string; readonly site: { readonly name: string } };
}

/** Equipment to choose from, under its site and area. */
export function equipmentOptions(equipment: readonly PlacedMachine[]) {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const each of equipment) {
    const place = `${each.area.site.name} · ${each.area.name}`;
    groups.set(place, [...(groups.get(place) ?? []), { value: String(each.id), label: equipmentLabel(each) }]);
  }
  return [...groups].map(([group, items]) => ({ group, items }));
}
