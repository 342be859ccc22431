import { z } from 'zod';
import type { MetricRule } from '../validate/metric-rule.ts';

const limit = z
  .number()
  .nullable()
  .transform((value) => value ?? undefined);
const milliseconds = limit.transform((seconds) => (seconds === undefined ? undefined : seconds * 1_000));

const ruleRow = z.object({
  equipment_id: z.number(),
  signal: z.string(),
  minimum: limit,
  maximum: limit,
  maximum_change_per_second: limit,
  stuck_after_seconds: milliseconds,
  expected_every_seconds: milliseconds,
});

/** Reads a row of metric_rules. */
export function toRule(sent: unknown): MetricRule {
  const row = ruleRow.parse(sent);
  return {
    equipmentId: row.equipment_id,
    signal: row.signal,
    minimum: row.minimum,
    maximum: row.maximum,
    maximumChangePerSecond: row.maximum_change_per_second,
    stuckAfterMs: row.stuck_after_seconds,
    expectedEveryMs: row.expected_every_seconds,
  };
}
