/** One row of metric_rules: what is plausible for a signal of equipment. What is undefined is not looked at. */
export interface MetricRule {
  readonly equipmentId: number;
  /** A metric's name or a column of equipment_values. */
  readonly signal: string;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly maximumChangePerSecond: number | undefined;
  readonly stuckAfterMs: number | undefined;
  readonly expectedEveryMs: number | undefined;
}
