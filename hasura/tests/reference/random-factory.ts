import fc from 'fast-check';
import type { CalendarDescription, EquipmentDescription, FactoryDescription } from '../support/factory-description.ts';
import { randomInstant } from './random-samples.ts';

const dayMs = 86_400_000;

/** Days worth trying: ordinary ones, those on which the clocks change, and zones off by half an hour. */
export const places = [
  { timeZone: 'UTC', day: '2025-03-05' },
  { timeZone: 'Europe/Berlin', day: '2025-03-29' },
  { timeZone: 'Europe/Berlin', day: '2025-10-25' },
  { timeZone: 'America/New_York', day: '2025-11-01' },
  { timeZone: 'Asia/Kolkata', day: '2025-06-11' },
  { timeZone: 'Australia/Lord_Howe', day: '2025-04-05' },
] as const;
export type RandomPlace = (typeof places)[number];

/** From noon before the day on until two days later; everything random happens in it. */
export const hoursAround = 54;

export function startAround({ day }: RandomPlace): number {
  return Date.parse(day) - dayMs / 2;
}

/** A plant of a line with two machines and a machine on its own, with any settings, calendars, orders and scrap. */
export function randomFactory(place: RandomPlace): fc.Arbitrary<FactoryDescription> {
  return fc
    .record({
      noDataCountsAs: fc.constantFrom('excluded' as const, 'downtime' as const),
      microStopCountsAs: fc.constantFrom('performance' as const, 'availability' as const),
      equipment: randomEquipment(),
      calendars: randomCalendars(place),
      productRates: randomRates(),
      orders: randomOrders(place),
      scrapEntries: randomScrap(place),
    })
    .map((parts) => ({
      ...parts,
      sites: [{ name: 'Site', timeZone: place.timeZone }],
      reasons: [
        { name: 'Jam', category: 'breakdown', isPlanned: false },
        { name: 'Changeover', category: 'setup', isPlanned: false },
        { name: 'Cleaning', category: 'breakdown', isPlanned: true },
      ],
    }));
}

export const machineNames = ['Filler', 'Capper', 'Press'] as const;
export const equipmentNames = ['Line', ...machineNames] as const;
export const reasonNames = ['Jam', 'Changeover', 'Cleaning'] as const;

function randomEquipment(): fc.Arbitrary<FactoryDescription['equipment']> {
  const settings = fc.record(
    {
      idealRatePerMin: fc.constantFrom(1, 7, 60),
      microStopSeconds: fc.constantFrom(0, 120, 1_800, 5_400),
      microStopCycles: fc.constantFrom(100, 2_000),
      staleAfterSeconds: fc.constantFrom(600, 7_200),
      counterMaximum: fc.constantFrom(99, 100),
      maximumRatePerMin: fc.constantFrom(0.2, 3),
    },
    { requiredKeys: ['microStopSeconds'] },
  );
  return fc
    .record({ of: fc.tuple(settings, settings, settings), isConstraint: fc.boolean() })
    .map(({ of: [filler, capper, press], isConstraint }): EquipmentDescription[] => [
      { name: 'Line', kind: 'line', area: 'Hall', isConstraint: false, microStopSeconds: 120 },
      { name: 'Filler', kind: 'machine', area: 'Hall', line: 'Line', isConstraint, ...filler },
      { name: 'Capper', kind: 'machine', area: 'Hall', line: 'Line', isConstraint: false, ...capper },
      { name: 'Press', kind: 'machine', area: 'Yard', isConstraint: false, ...press },
    ]);
}

function maybe<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.option(value, { nil: undefined });
}

const shiftPlans = [
  [
    { name: 'Early', time: { from: '06:00', to: '14:00' }, breaks: [{ from: '10:00', to: '10:30' }] },
    { name: 'Late', time: { from: '14:00', to: '22:00' }, breaks: [] },
    { name: 'Night', time: { from: '22:00', to: '06:00' }, breaks: [{ from: '02:15', to: '03:15' }] },
  ],
  [
    {
      name: 'Day',
      time: { from: '07:30', to: '16:00' },
      breaks: [
        { from: '09:00', to: '09:15' },
        { from: '09:10', to: '09:45' },
        { from: '15:50', to: '16:30' },
      ],
    },
  ],
  [{ name: 'Dark', time: { from: '20:00', to: '04:00' }, breaks: [{ from: '23:45', to: '00:30' }] }],
  [{ name: 'Round', time: { from: '03:00', to: '03:00' }, breaks: [] }],
];

function randomCalendars({ day }: RandomPlace): fc.Arbitrary<CalendarDescription[]> {
  const dayAfter = (days: number): string => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
  const calendar = fc
    .record({
      for: fc.constantFrom(undefined, 'Yard', 'Line', 'Filler', 'Press'),
      effectiveFrom: fc.constantFrom(dayAfter(-40), dayAfter(-1), dayAfter(0), dayAfter(1)),
      plan: fc.constantFrom(...shiftPlans),
      days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      cycleDays: fc.constantFrom(7, 3),
      rotationDays: fc.constantFrom(2, 14),
      holiday: maybe(fc.constantFrom(dayAfter(-1), dayAfter(0), dayAfter(1))),
      overtime: maybe(fc.constantFrom(dayAfter(-1), dayAfter(0))),
    })
    .map(({ for: name, plan, days, holiday, overtime, ...rest }): CalendarDescription => {
      // A group is known by the day and the name of its shift: no two places may share one.
      const ofPlace = (shift: string): string => `${shift} of ${name ?? 'the site'}`;
      const extra = { kind: 'overtime' as const, shift: ofPlace('Extra'), time: { from: '18:00', to: '19:30' } };
      return {
        ...rest,
        ...(name === undefined ? {} : { for: name }),
        cycleStartsOn: '2024-01-01',
        shifts: plan.map((shift) => ({ ...shift, name: ofPlace(shift.name), days })),
        rotations: plan.map((shift) => ({ team: 'Red', shift: ofPlace(shift.name), firstDay: 1, lastDay: 1 })),
        exceptions: [
          ...(holiday === undefined ? [] : [{ day: holiday, kind: 'holiday' as const }]),
          ...(overtime === undefined || plan !== shiftPlans[1] ? [] : [{ day: overtime, ...extra }]),
        ],
      };
    });
  return fc
    .uniqueArray(calendar, { maxLength: 3, selector: (made) => `${made.for ?? ''} ${made.effectiveFrom}` })
    .map((made) => [...closings(made, dayAfter(30)), ...made]);
}

/** Empty calendars long after everything: they end those before, so that the database works out no years of shifts. */
function closings(calendars: readonly CalendarDescription[], effectiveFrom: string): readonly CalendarDescription[] {
  const byPlace = new Map(calendars.map((calendar) => [calendar.for, calendar]));
  return [...byPlace.values()].map((calendar) => ({
    ...calendar,
    effectiveFrom,
    shifts: [],
    rotations: [],
    exceptions: [],
  }));
}

function randomRates(): fc.Arbitrary<FactoryDescription['productRates']> {
  const rates = fc.dictionary(fc.constantFrom(...machineNames), fc.constantFrom(2, 12, 45), { noNullPrototype: true });
  return fc.record({ Water: rates, Juice: rates });
}

/** Runs of one place never overlap: neighbours of a sorted list of instants begin and end them. */
function randomOrders(place: RandomPlace): fc.Arbitrary<FactoryDescription['orders']> {
  const instant = randomInstant(startAround(place), hoursAround);
  const runsOn = (equipment: string) =>
    fc
      .record({
        borders: fc.uniqueArray(instant, { maxLength: 4 }),
        products: fc.tuple(fc.constantFrom('Water', 'Juice'), fc.constantFrom('Water', 'Juice')),
      })
      .map(({ borders, products }) => {
        const sorted = borders.toSorted((a, b) => a - b).map((border) => new Date(border).toISOString());
        return products.flatMap((product, index) => {
          const [from, to] = [sorted[2 * index], sorted[2 * index + 1]];
          if (from === undefined) return [];
          const run = { code: `${product} on ${equipment}`, product, equipment, from };
          return [to === undefined ? run : { ...run, to }];
        });
      });
  return fc.tuple(runsOn('Line'), runsOn('Filler'), runsOn('Press')).map((runs) => runs.flat());
}

function randomScrap(place: RandomPlace): fc.Arbitrary<FactoryDescription['scrapEntries']> {
  return fc.array(
    fc
      .record({
        equipment: fc.constantFrom(...machineNames),
        at: randomInstant(startAround(place), hoursAround).map((instant) => new Date(instant).toISOString()),
        quantity: fc.constantFrom(1, 2.5, 4),
        category: fc.constantFrom(undefined, 'startup_rejects' as const, 'production_rejects' as const),
      })
      .map(({ category, ...entry }) => (category === undefined ? entry : { ...entry, category })),
    { maxLength: 3 },
  );
}
