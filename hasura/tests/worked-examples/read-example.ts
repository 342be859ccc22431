import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { factorySchema, zoneOf } from '../support/factory-description.ts';
import type { FactoryDescription } from '../support/factory-description.ts';
import { localInstant } from '../support/local-instant.ts';
import { readFigure } from './figure.ts';
import type { Figure } from './figure.ts';
import { readSampleTable } from './sample-table.ts';
import type { NamedSample } from './sample-table.ts';

const folder = new URL('../cases/', import.meta.url);

const figures = z
  .record(z.string(), z.union([z.string(), z.number(), z.null()]).transform(readFigure))
  .transform((row) => new Map(Object.entries(row)));

const exampleSchema = z.strictObject({
  title: z.string(),
  source: z.strictObject({ name: z.string(), address: z.url(), says: z.string() }),
  /** Where the source's definition differs from ours, and what makes the two equal. */
  differs: z.string().optional(),
  /** The day that bare clock times are on. */
  day: z.iso.date(),
  factory: factorySchema,
  messages: z.string(),
  /** What people say about stops: the reason of the stop that covers an instant. */
  stops: z.array(z.strictObject({ equipment: z.string(), at: z.string(), reason: z.string() })).default([]),
  expect: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      of: z.array(z.string()).optional(),
      by: z.string().default('equipment'),
      bucket: z.string().optional(),
      /** Every row of the answer, told apart by its group and its start where there are several. */
      rows: z.array(z.strictObject({ group: z.string().optional(), from: z.string().optional(), figures })),
    }),
  ),
});

export interface ExpectedRow {
  readonly group: string | undefined;
  readonly from: Date | undefined;
  readonly figures: ReadonlyMap<string, Figure | null>;
}

export interface Question {
  readonly from: Date;
  readonly to: Date;
  readonly equipment: readonly string[];
  readonly groupBy: string;
  readonly bucket: string | undefined;
  readonly rows: readonly ExpectedRow[];
}

/** A published example: a plant, what its machines sent, what people said, and the figures that the source gives. */
export interface WorkedExample {
  readonly name: string;
  readonly title: string;
  readonly factory: FactoryDescription;
  readonly samples: readonly NamedSample[];
  readonly stops: readonly { readonly equipment: string; readonly at: Date; readonly reason: string }[];
  readonly questions: readonly Question[];
}

/** Every case of the folder `cases`. Throws a sentence that names the file when one is not well-formed. */
export function readExamples(): readonly WorkedExample[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map(readExample);
}

function readExample(name: string): WorkedExample {
  try {
    const parsed = exampleSchema.parse(camelCased(parse(readFileSync(new URL(`${name}/case.yaml`, folder), 'utf8'))));
    return resolve(name, parsed);
  } catch (cause) {
    throw new Error(`cases/${name}/case.yaml is not a worked example`, { cause });
  }
}

function resolve(name: string, file: z.output<typeof exampleSchema>): WorkedExample {
  const dated = (text: string): string => (/^\d\d:\d\d/.test(text) ? `${file.day}T${text}` : text);
  const factory = withDates(file.factory, dated);
  const [firstSite] = factory.sites;
  const instant = (text: string, zone: string | undefined): number => localInstant(dated(text), zone ?? 'UTC');
  const at = (text: string, equipment: string): number => instant(text, zoneOf(factory, equipment));
  const everywhere = (text: string): Date => new Date(instant(text, firstSite?.timeZone));
  return {
    name,
    title: file.title,
    factory,
    samples: readSampleTable(file.messages, at),
    stops: file.stops.map((stop) => ({ ...stop, at: new Date(at(stop.at, stop.equipment)) })),
    questions: file.expect.map(({ from, to, of, by, bucket, rows }) => ({
      from: everywhere(from),
      to: everywhere(to),
      equipment: of ?? factory.equipment.map((equipment) => equipment.name),
      groupBy: by,
      bucket,
      rows: rows.map((row) => ({
        group: row.group,
        from: row.from === undefined ? undefined : everywhere(row.from),
        figures: row.figures,
      })),
    })),
  };
}

function withDates(factory: FactoryDescription, dated: (text: string) => string): FactoryDescription {
  return {
    ...factory,
    orders: factory.orders.map(({ from, to, ...run }) => ({
      ...run,
      from: dated(from),
      ...(to === undefined ? {} : { to: dated(to) }),
    })),
    scrapEntries: factory.scrapEntries.map((entry) => ({ ...entry, at: dated(entry.at) })),
  };
}

/** Names of settings are written like columns in the files; names that people give, and of figures, stay as they are. */
function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      key === 'figures' ? inner : camelCased(inner),
    ]),
  );
}
