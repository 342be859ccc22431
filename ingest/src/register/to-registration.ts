import { z } from 'zod';
import { valueColumns } from '../map/registration.ts';
import type { Registration } from '../map/registration.ts';

const registrationRow = z.object({
  source_topic: z.string(),
  equipment_id: z.number(),
  active: z.boolean(),
  state_map: z.record(z.string(), z.coerce.number()).nullable(),
  metric_map: z.record(z.string(), z.string()),
});

/** Reads a row of packml_register. */
export function toRegistration(sent: unknown): Registration {
  const row = registrationRow.parse(sent);
  return {
    sourceTopic: row.source_topic,
    equipmentId: row.equipment_id,
    active: row.active,
    stateMap: row.state_map === null ? undefined : new Map(Object.entries(row.state_map)),
    metricMap: new Map(
      Object.entries(row.metric_map).flatMap(([rest, name]) => {
        const column = valueColumns.find((each) => each === name);
        return column === undefined ? [] : [[rest, column] as const];
      }),
    ),
  };
}
