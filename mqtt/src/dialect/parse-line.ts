import { z } from 'zod';
import { Quality } from '../payload/metric-properties.ts';
import { describeIssues, instant, levels, readingValue, unit } from './fields.ts';
import type { DialectItem, Reading } from './reading.ts';

const line = z.object(
  {
    ts: instant,
    resource_id: levels,
    work_order_id: z.string().nullish(),
    operation_id: z.string().nullish(),
    sensor: levels,
    value: readingValue,
    unit,
  },
  { error: 'a line must be an object with ts, resource_id, sensor and value' },
);

/**
 * Reads the JSON of one line `{ts, resource_id, work_order_id, operation_id, sensor, value, unit, meta}`. The order and
 * the operation that the source names become texts beside the value: what it said then, whichever order is on record
 * later. `meta` is not read.
 */
export function parseLine(body: unknown): DialectItem {
  const parsed = line.safeParse(body);
  if (!parsed.success) return { kind: 'refused', detail: describeIssues(parsed.error) };
  const { ts, resource_id, work_order_id, operation_id, sensor, value } = parsed.data;
  const reading = (name: string, sent: Reading['value'], unit: string | undefined): Reading => ({
    paths: [`${resource_id}/${name}`],
    time: ts,
    value: sent,
    unit,
    quality: Quality.good,
  });
  const readings = [
    reading(sensor, value, parsed.data.unit ?? undefined),
    ...textOf(work_order_id).map((text) => reading('WorkOrder', text, undefined)),
    ...textOf(operation_id).map((text) => reading('Operation', text, undefined)),
  ];
  return { kind: 'readings', id: undefined, readings };
}

function textOf(sent: string | null | undefined): readonly string[] {
  return sent === null || sent === undefined || sent === '' ? [] : [sent];
}
