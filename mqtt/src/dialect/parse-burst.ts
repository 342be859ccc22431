import { z } from 'zod';
import { Quality } from '../payload/metric-properties.ts';
import { DialectError } from './dialect-error.ts';
import { describeIssues, instant, levels, readingValue } from './fields.ts';
import type { DialectItem, DialectMessage, Reading } from './reading.ts';

const burst = z.object(
  {
    timestamp: instant.optional(),
    gateway: z.string({ error: 'must be a text' }).min(1, 'must not be empty').optional(),
    metrics: z.array(z.unknown(), { error: 'must be a list of metrics' }),
  },
  { error: 'it must be an object with timestamp, gateway and metrics' },
);

const metric = z.object(
  {
    name: levels,
    value: readingValue,
    counter: z.number({ error: 'must be a number' }).optional(),
    curspeed: z.number({ error: 'must be a number' }).optional(),
    timestamp: instant.optional(),
  },
  { error: 'a metric must be an object with name and value' },
);

type BurstMetric = z.infer<typeof metric>;

/**
 * Reads the Sparkplug-like burst `{timestamp, gateway, metrics: [{name, value, counter?, curspeed?, timestamp?}]}`.
 * Throws a DialectError when the whole is of another shape; a faulty metric is an item that is refused.
 */
export function parseBurst(body: unknown): DialectMessage {
  const parsed = burst.safeParse(body);
  if (!parsed.success) throw new DialectError(describeIssues(parsed.error));
  const { timestamp, gateway, metrics } = parsed.data;
  return { source: gateway ?? 'burst', items: metrics.map((each) => parseMetric(each, timestamp)) };
}

function parseMetric(body: unknown, burstTime: number | undefined): DialectItem {
  const parsed = metric.safeParse(body);
  if (!parsed.success) return { kind: 'refused', detail: describeIssues(parsed.error) };
  return { kind: 'readings', id: undefined, readings: readingsOf(parsed.data, parsed.data.timestamp ?? burstTime) };
}

function readingsOf(sent: BurstMetric, time: number | undefined): readonly Reading[] {
  const place = placeOf(sent.name);
  const reading = (section: string, name: string, value: Reading['value']): Reading => {
    const paths = place.owners.map((owner) => [...owner, section, name].join('/'));
    return { paths, time, value, unit: undefined, quality: Quality.good };
  };
  const { section, name } = countedSection(place, sent);
  return [
    reading(section, name, sent.counter ?? sent.value),
    ...(sent.curspeed === undefined ? [] : [reading('Status', 'CurMachSpeed', sent.curspeed)]),
  ];
}

/** Where a metric's name says that it belongs: owners are the paths of the equipment that may be meant. */
interface Place {
  readonly owners: readonly (readonly string[])[];
  readonly section: string;
  readonly name: string;
}

/** What stands behind this mark tells the sender's own software how it came to count, and nothing about the value. */
const triggerMark = '***';

/**
 * `<equipment>/Admin/<name>/<unit>/<machine>***TRIG_C=I` speaks of a machine of the line `<equipment>`, or of
 * `<equipment>` itself where no such machine is registered; any other name is `<equipment>/<section>/<name>`.
 */
function placeOf(fullName: string): Place {
  const [bareName = fullName] = fullName.split(triggerMark);
  const steps = bareName.split('/');
  const admin = steps.lastIndexOf('Admin');
  const [name, , machine] = admin < 0 ? [] : steps.slice(admin + 1);
  if (name !== undefined && machine !== undefined && steps.length === admin + 4) {
    const line = steps.slice(0, admin);
    return { owners: [[...line, machine], line], section: 'Admin', name };
  }
  return { owners: [steps.slice(0, -2)], section: steps.at(-2) ?? '', name: steps.at(-1) ?? '' };
}

const countName = /^(Prod\w+)Count$/;

/** `value` of a count is what was added since the last message, `counter` its absolute value. */
function countedSection({ section, name }: Place, { counter }: BurstMetric): Pick<Place, 'section' | 'name'> {
  const kind = countName.exec(name)?.[1];
  if (kind === undefined) return { section, name };
  return { section: 'Admin', name: counter === undefined ? `${kind}Increment` : name };
}
