import { z } from 'zod';
import { DialectError } from './dialect-error.ts';
import { describeIssues, instant, level, levels, quality, readingValue, unit } from './fields.ts';
import type { DialectItem, DialectMessage } from './reading.ts';

const point = z.object(
  {
    ts: instant,
    id: z.guid({ error: 'must be a UUID' }),
    tenant: level,
    plant: level,
    line: level,
    machine: level,
    metric: levels,
    value: readingValue,
    unit,
    q: quality,
  },
  { error: 'a point must be an object with ts, id, tenant, plant, line, machine, metric and value' },
);

/** Topics on which points may come: `v1/{tenant}/{plant}/{line}/{machine}/{metric}`. */
export const everyPointTopic = 'v1/+/+/+/+/#';

/**
 * Reads one point `{ts, id, tenant, plant, line, machine, metric, value, unit, q}` or a list of them. What the topic
 * says need not be said again in the point, but may not be contradicted. A faulty point is an item that is refused;
 * throws a DialectError for an empty list, or a topic that names no metric.
 */
export function parsePoints(body: unknown, topic: string | undefined): DialectMessage {
  const named = topic === undefined ? {} : namesOf(topic);
  const points: readonly unknown[] = Array.isArray(body) ? body : [body];
  if (points.length === 0) throw new DialectError('The list holds no points.');
  return {
    source: sourceOf(named) ?? sourceOf(points[0]) ?? 'points',
    items: points.map((each) => parsePoint(each, named)),
  };
}

type Names = Readonly<Partial<Record<'tenant' | 'plant' | 'line' | 'machine' | 'metric', string | undefined>>>;

function namesOf(topic: string): Names {
  const [, tenant, plant, line, machine, ...metric] = topic.split('/');
  if (metric.length === 0)
    throw new DialectError(`The topic ${topic} is not v1/{tenant}/{plant}/{line}/{machine}/{metric}.`);
  return { tenant, plant, line, machine, metric: metric.join('/') };
}

function parsePoint(body: unknown, named: Names): DialectItem {
  const parsed = point.safeParse(typeof body === 'object' ? { ...named, ...body } : body);
  if (!parsed.success) return { kind: 'refused', detail: describeIssues(parsed.error) };
  const { ts, id, tenant, plant, line, machine, metric, value, q } = parsed.data;
  const contradicted = Object.entries(named).find(([field, name]) => parsed.data[field as keyof Names] !== name);
  if (contradicted !== undefined) {
    return {
      kind: 'refused',
      detail: `It is not taken: ${contradicted[0]} must be ${contradicted[1]}, as its topic says.`,
    };
  }
  const paths = [[tenant, plant, line, machine, metric].join('/')];
  const reading = { paths, time: ts, value, unit: parsed.data.unit ?? undefined, quality: q };
  return { kind: 'readings', id: id.toLowerCase(), readings: [reading] };
}

function sourceOf(names: unknown): string | undefined {
  const parsed = point.pick({ tenant: true, plant: true, line: true, machine: true }).safeParse(names);
  if (!parsed.success) return undefined;
  const { tenant, plant, line, machine } = parsed.data;
  return [tenant, plant, line, machine].join('/');
}
