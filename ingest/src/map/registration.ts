/** Columns of equipment_values that a source metric may fill. */
export const valueColumns = [
  'state',
  'mode',
  'speed',
  'produced',
  'scrap',
  'produced_counter',
  'scrap_counter',
] as const;

export type ValueColumn = (typeof valueColumns)[number];

/** One row of packml_register: which equipment a source topic feeds, and how its metrics are read. */
export interface Registration {
  readonly sourceTopic: string;
  readonly equipmentId: number;
  readonly active: boolean;
  /** The source's own state (as text) → PackML state; a state that isn't named stays as it is. */
  readonly stateMap: ReadonlyMap<string, number> | undefined;
  /** Rest of the metric path → column; anything else becomes telemetry. */
  readonly metricMap: ReadonlyMap<string, ValueColumn>;
}
