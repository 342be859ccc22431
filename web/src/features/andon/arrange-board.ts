import { helpWantedSince, type MachineInNeed } from '../../design/machine-tile/help-wanted.ts';

/** Which tiles stand where, by the number of their equipment, and which of them are large. */
export interface Arrangement {
  readonly order: readonly number[];
  readonly large: ReadonlySet<number>;
}

/** Whoever wants help comes first, the longest waiting before all, and is large; the others stay in their order. */
export function arrangeBoard(machines: readonly MachineInNeed[]): Arrangement {
  const inNeed = machines
    .flatMap((machine) => {
      const sinceMs = helpWantedSince(machine);
      return sinceMs === undefined ? [] : [{ id: idOf(machine), sinceMs }];
    })
    .toSorted((one, other) => one.sinceMs - other.sinceMs)
    .map(({ id }) => id);
  const large = new Set(inNeed);
  return { order: [...inNeed, ...machines.map(idOf).filter((id) => !large.has(id))], large };
}

/** `held` as it was, for nothing may move under a finger: only what is gone leaves, and what is new comes last. */
export function holdArrangement(held: Arrangement, wanted: Arrangement): Arrangement {
  const there = new Set(wanted.order);
  const known = new Set(held.order);
  return {
    order: [...held.order.filter((id) => there.has(id)), ...wanted.order.filter((id) => !known.has(id))],
    large: held.large,
  };
}

/** Whether two arrangements look the same. */
export function isSameArrangement(one: Arrangement, other: Arrangement): boolean {
  return (
    one.order.length === other.order.length &&
    one.order.every((id, index) => id === other.order[index] && one.large.has(id) === other.large.has(id))
  );
}

function idOf({ equipment_id }: MachineInNeed): number {
  return equipment_id ?? 0;
}
