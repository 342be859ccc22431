import { siteOf } from '../support/factory-description.ts';
import type { EquipmentDescription, FactoryDescription } from '../support/factory-description.ts';
import { localInstant, offsetMinutes } from '../support/local-instant.ts';
import { ordersOf } from './running-products.ts';
import { scheduleOf } from './schedule.ts';
import type { ShiftInstance } from './schedule.ts';
import { isNotEmpty, overlap } from './stretches.ts';
import type { Stretch } from './stretches.ts';

export const groupings = [
  'equipment',
  'line',
  'area',
  'site',
  'enterprise',
  'shift',
  'team',
  'order',
  'product',
] as const;
export type Grouping = (typeof groupings)[number];

export const buckets = ['minute', 'quarter_hour', 'hour', 'day', 'week', 'month', 'year'] as const;
export type Bucket = (typeof buckets)[number];

export interface Question extends Stretch {
  /** Names of equipment. */
  readonly equipment: readonly string[];
  readonly groupBy: Grouping;
  readonly bucket: Bucket | undefined;
}

/** A stretch of one machine that counts for a group and a bucket. */
export interface Window extends Stretch {
  readonly machine: EquipmentDescription;
  readonly group: string;
  readonly bucket: Stretch;
}

/** The windows to measure for a question; a machine counts once for a group, however it came into the question. */
export function windowsOf(factory: FactoryDescription, question: Question): readonly Window[] {
  const windows = question.equipment.flatMap((name) => {
    const asked = factory.equipment.filter((equipment) => equipment.name === name);
    return asked.flatMap((subject) =>
      measuredFor(factory, subject).flatMap((machine) => windowsFor(factory, question, subject, machine)),
    );
  });
  const byIdentity = new Map(
    windows.map((window) => [[window.group, window.machine.name, window.from, window.bucket.from].join('\n'), window]),
  );
  return [...byIdentity.values()];
}

/** A line is measured by its constraint machine where one is marked, else by its machines, else by itself. */
function measuredFor(factory: FactoryDescription, subject: EquipmentDescription): readonly EquipmentDescription[] {
  const machines = factory.equipment.filter(({ line }) => line === subject.name);
  const marked = machines.filter(({ isConstraint }) => isConstraint);
  if (marked.length > 0) return marked;
  return machines.length > 0 ? machines : [subject];
}

function windowsFor(
  factory: FactoryDescription,
  question: Question,
  subject: EquipmentDescription,
  machine: EquipmentDescription,
): readonly Window[] {
  const { timeZone } = siteOf(factory, machine);
  return partsOf(factory, question, subject, machine).flatMap((part) =>
    bucketsFor(part, question, timeZone)
      .map((bucket) => ({ ...overlap(part, question), machine, group: part.group, bucket }))
      .map((window) => (part.day === undefined ? { ...window, ...overlap(window, window.bucket) } : window))
      .filter(isNotEmpty),
  );
}

const wholeDays: readonly (Bucket | undefined)[] = ['day', 'week', 'month', 'year'];

/** A shift belongs whole to the bucket of the day on which it starts; anything else to every bucket it reaches into. */
function bucketsFor({ day }: Part, { from, to, bucket }: Question, zone: string): readonly Stretch[] {
  if (bucket === undefined) return [{ from, to }];
  if (day === undefined) return bucketsOf({ from, to }, bucket, zone);
  return bucketsOf({ from: localInstant(day, zone), to: localInstant(day, zone) + 1 }, bucket, zone);
}

/** Buckets that a range reaches into, in a zone. */
function bucketsOf({ from, to }: Stretch, bucket: Bucket, zone: string): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let start = startOf(bucket, from, zone); start < to; start = found.at(-1)?.to ?? to) {
    found.push({ from: start, to: endOf(bucket, start, zone) });
  }
  return found;
}

const elapsed: Partial<Record<Bucket, number>> = { minute: 60_000, quarter_hour: 900_000, hour: 3_600_000 };

function startOf(bucket: Bucket, instant: number, zone: string): number {
  const length = elapsed[bucket];
  if (length !== undefined) {
    const ahead = bucket === 'quarter_hour' ? 0 : offsetMinutes(instant, zone) * 60_000;
    return Math.floor((instant + ahead) / length) * length - ahead;
  }
  const wall = new Date(instant + offsetMinutes(instant, zone) * 60_000);
  const [year, month, day] = [wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()];
  const daysSinceMonday = (wall.getUTCDay() + 6) % 7;
  const starts = {
    day: Date.UTC(year, month, day),
    week: Date.UTC(year, month, day - daysSinceMonday),
    month: Date.UTC(year, month, 1),
    year: Date.UTC(year, 0, 1),
  };
  return midnight(new Date(starts[bucket as keyof typeof starts]), zone);
}

function endOf(bucket: Bucket, start: number, zone: string): number {
  const length = elapsed[bucket];
  if (length !== undefined) return start + length;
  const wall = new Date(start + offsetMinutes(start, zone) * 60_000);
  const [year, month, day] = [wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()];
  const ends = {
    day: Date.UTC(year, month, day + 1),
    week: Date.UTC(year, month, day + 7),
    month: Date.UTC(year, month + 1, 1),
    year: Date.UTC(year + 1, 0, 1),
  };
  return midnight(new Date(ends[bucket as keyof typeof ends]), zone);
}

function midnight(wall: Date, zone: string): number {
  return localInstant(wall.toISOString().slice(0, 10), zone);
}

interface Part extends Stretch {
  readonly group: string;
  /** The business day that decides the bucket, of parts that belong to one. */
  readonly day?: string;
}

/** The parts of the question's range that a grouping looks at, each with its group. */
function partsOf(
  factory: FactoryDescription,
  question: Question,
  subject: EquipmentDescription,
  machine: EquipmentDescription,
): readonly Part[] {
  const { from, to, groupBy, bucket } = question;
  const shiftParts = (groupOf: (shift: ShiftInstance) => string | undefined): readonly Part[] =>
    scheduleOf(factory, machine, question).shifts.flatMap((shift) => {
      const group = groupOf(shift);
      if (group === undefined) return [];
      const part = { from: shift.from, to: shift.to, group };
      return [wholeDays.includes(bucket) ? { ...part, day: shift.day } : part];
    });
  switch (groupBy) {
    case 'equipment':
      return [{ from, to, group: subject.name }];
    case 'line':
      return [{ from, to, group: subject.line ?? subject.name }];
    case 'area':
      return [{ from, to, group: subject.area }];
    case 'site':
      return [{ from, to, group: siteOf(factory, subject).name }];
    case 'enterprise':
      return [{ from, to, group: 'enterprise' }];
    case 'shift':
      return shiftParts(({ day, name }) => `${day} ${name}`);
    case 'team':
      return shiftParts(({ team }) => team);
    case 'order':
      return ordersOf(factory, machine).map((run) => ({ ...run, group: run.order }));
    case 'product':
      return ordersOf(factory, machine).map((run) => ({ ...run, group: run.product }));
  }
}
