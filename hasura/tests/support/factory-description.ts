import { z } from 'zod';

const positive = z.number().positive();

/** `06:00–14:00`: an end that is not after the start is on the next day. */
const clockSpan = z
  .string()
  .regex(/^\d\d:\d\d[–-]\d\d:\d\d$/, 'must be a span such as 06:00–14:00')
  .transform((text) => ({ from: text.slice(0, 5), to: text.slice(6) }));

const equipment = z.strictObject({
  kind: z.enum(['line', 'machine']).default('machine'),
  site: z.string().optional(),
  area: z.string().default('Hall'),
  line: z.string().optional(),
  isConstraint: z.boolean().default(false),
  idealRatePerMin: positive.optional(),
  microStopSeconds: z.number().min(0).default(120),
  microStopCycles: positive.optional(),
  staleAfterSeconds: positive.optional(),
  counterMaximum: positive.optional(),
  maximumRatePerMin: positive.optional(),
  /** Another way to give the ideal rate. */
  idealCycleSeconds: positive.optional(),
});

const withRate = equipment.transform(({ idealCycleSeconds, ...rest }) =>
  idealCycleSeconds === undefined ? rest : { ...rest, idealRatePerMin: 60 / idealCycleSeconds },
);

const everyDayOfTheWeek = [1, 2, 3, 4, 5, 6, 7];

const shift = z.strictObject({
  name: z.string(),
  time: clockSpan,
  /** Days of the cycle, from 1. */
  days: z.array(z.int()).default(everyDayOfTheWeek),
  breaks: z.array(clockSpan).default([]),
});

const calendar = z.strictObject({
  /** Name of the site, area or equipment; the first site when left out. */
  for: z.string().optional(),
  effectiveFrom: z.iso.date(),
  cycleDays: z.int().default(7),
  /** The default is a Monday. */
  cycleStartsOn: z.iso.date().default('2024-01-01'),
  rotationDays: z.int().default(7),
  shifts: z.array(shift),
  rotations: z
    .array(z.strictObject({ team: z.string(), shift: z.string(), firstDay: z.int(), lastDay: z.int() }))
    .default([]),
  exceptions: z
    .array(
      z.strictObject({
        day: z.iso.date(),
        kind: z.enum(['holiday', 'overtime', 'changed']),
        shift: z.string().optional(),
        time: clockSpan.optional(),
      }),
    )
    .default([]),
});

const named = <Fields extends z.ZodType<object>>(fields: Fields) =>
  z.record(z.string(), fields).transform((rows) => Object.entries(rows).map(([name, row]) => ({ ...row, name })));

/** Everything that a person configures in a plant, as data. Local times are in the zone of the equipment's site. */
export const factorySchema = z.strictObject({
  noDataCountsAs: z.enum(['excluded', 'downtime']).default('excluded'),
  microStopCountsAs: z.enum(['performance', 'availability']).default('performance'),
  sites: named(z.strictObject({ timeZone: z.string() })).default([{ name: 'Site', timeZone: 'UTC' }]),
  equipment: named(withRate),
  calendars: z.array(calendar).default([]),
  /** By product and equipment: units per minute. */
  productRates: z.record(z.string(), z.record(z.string(), positive)).default({}),
  orders: z
    .array(
      z.strictObject({
        code: z.string(),
        product: z.string(),
        equipment: z.string(),
        from: z.string(),
        to: z.string().optional(),
      }),
    )
    .default([]),
  reasons: named(
    z.strictObject({
      category: z.enum(['breakdown', 'setup']).default('breakdown'),
      isPlanned: z.boolean().default(false),
    }),
  ).default([]),
  scrapEntries: z
    .array(
      z.strictObject({
        equipment: z.string(),
        at: z.string(),
        quantity: z.number(),
        category: z.enum(['startup_rejects', 'production_rejects']).optional(),
      }),
    )
    .default([]),
});

export type FactoryDescription = z.output<typeof factorySchema>;
export type EquipmentDescription = FactoryDescription['equipment'][number];
export type CalendarDescription = FactoryDescription['calendars'][number];

/** The zone in which local times of a piece of equipment are meant. */
export function zoneOf(factory: FactoryDescription, equipmentName: string): string {
  const placed = factory.equipment.find(({ name }) => name === equipmentName);
  if (placed === undefined) throw new Error(`The factory has no equipment "${equipmentName}".`);
  return siteOf(factory, placed).timeZone;
}

export function siteOf(
  factory: FactoryDescription,
  { site }: EquipmentDescription,
): FactoryDescription['sites'][number] {
  const found = factory.sites.find(({ name }) => site === undefined || name === site);
  if (found === undefined) throw new Error(`The factory has no site "${site ?? ''}".`);
  return found;
}
