import { zoneOf } from '../support/factory-description.ts';
import type { EquipmentDescription, FactoryDescription } from '../support/factory-description.ts';
import { localInstant } from '../support/local-instant.ts';
import { contains, difference } from './stretches.ts';
import type { Stretch } from './stretches.ts';

export interface OrderStretch extends Stretch {
  readonly order: string;
  readonly product: string;
}

/** Which order runs when on a piece of equipment: its own runs, and while it has none those of its line. */
export function ordersOf(factory: FactoryDescription, equipment: EquipmentDescription): readonly OrderStretch[] {
  const runsOn = (name: string | undefined): readonly OrderStretch[] =>
    factory.orders
      .filter((run) => run.equipment === name)
      .map(({ code, product, from, to, equipment: place }) => {
        const instant = (local: string): number => localInstant(local, zoneOf(factory, place));
        return { order: code, product, from: instant(from), to: to === undefined ? Infinity : instant(to) };
      });
  const own = runsOn(equipment.name);
  const ofLine = equipment.line === undefined ? [] : runsOn(equipment.line);
  return [...own, ...ofLine.flatMap((run) => difference([run], own).map((stretch) => ({ ...run, ...stretch })))];
}

/** Ideal seconds per unit at an instant; undefined when nobody knows the ideal rate. */
export function idealCycleSeconds(
  factory: FactoryDescription,
  equipment: EquipmentDescription,
  at: number,
): number | undefined {
  const running = ordersOf(factory, equipment).find((run) => contains(run, at));
  const productRate = running && factory.productRates[running.product]?.[equipment.name];
  const ratePerMin = productRate ?? equipment.idealRatePerMin;
  return ratePerMin === undefined ? undefined : 60 / ratePerMin;
}
