import { z } from 'zod';
import { Register } from '../map/register.ts';
import { valueColumns } from '../map/registration.ts';
import type { Registration } from '../map/registration.ts';
import { readSql } from '../read-sql.ts';
import type { Look } from '../watch/database-watch.ts';
import type { DatabaseSession } from '../write/database-session.ts';

const listRegistrations = {
  name: 'ingest-list-registrations',
  text: readSql(import.meta.url, 'list-registrations.sql'),
  values: [],
};

const registrationRow = z.object({
  source_topic: z.string(),
  equipment_id: z.number(),
  active: z.boolean(),
  state_map: z.record(z.string(), z.coerce.number()).nullable(),
  metric_map: z.record(z.string(), z.string()),
});

/** Keeps the register like packml_register: `onChange` gets the first one and each that differs. */
export function watchRegister(onChange: (register: Register) => void): Look {
  let inForce: LoadedRegister | undefined;
  return async (database) => {
    const loaded = await loadRegister(database, inForce);
    if (loaded === inForce) return;
    inForce = loaded;
    onChange(loaded.register);
  };
}

/** Reads packml_register; hands back the register in force when nothing in it changed. */
async function loadRegister(database: DatabaseSession, inForce: LoadedRegister | undefined): Promise<LoadedRegister> {
  const rows = await database.run(listRegistrations);
  const fingerprint = JSON.stringify(rows);
  if (inForce?.fingerprint === fingerprint) return inForce;
  const registrations = rows.map((row) => toRegistration(registrationRow.parse(row)));
  return { fingerprint, register: new Register((inForce?.register.version ?? 0) + 1, registrations) };
}

/** A register with what tells whether the table has changed since. */
interface LoadedRegister {
  readonly fingerprint: string;
  readonly register: Register;
}

function toRegistration(row: z.infer<typeof registrationRow>): Registration {
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
