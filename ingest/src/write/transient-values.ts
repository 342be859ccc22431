import type { Placement } from './placement.ts';

/** The newest value of each signal that its source calls transient: shown live, and kept nowhere (Sparkplug 3.0, 6.4.6, is_transient). */
export class TransientValues {
  private readonly newest = new Map<string, Placement>();

  get size(): number {
    return this.newest.size;
  }

  get placements(): readonly Placement[] {
    return [...this.newest.values()];
  }

  add(placement: Placement): void {
    const { equipmentId, name } = signalOf(placement);
    const key = `${equipmentId}/${name}`;
    const known = this.newest.get(key);
    if (known === undefined || known.time <= placement.time) this.newest.set(key, placement);
  }
}

/** The equipment, and the name of the metric or of the column that the value would fill. */
export function signalOf(placement: Placement): { readonly equipmentId: number; readonly name: string } {
  return placement.kind === 'column'
    ? { equipmentId: placement.equipmentId, name: placement.column }
    : { equipmentId: placement.metric.equipmentId, name: placement.metric.name };
}
