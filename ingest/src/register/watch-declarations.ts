import { Register } from '../map/register.ts';
import { readSql } from '../read-sql.ts';
import type { Look } from '../watch/database-watch.ts';
import type { Declarations } from './declarations.ts';
import { toMapping } from './to-mapping.ts';
import { toRegistration } from './to-registration.ts';
import { toRule } from './to-rule.ts';

const list = (name: string) => ({
  name: `ingest-list-${name}`,
  text: readSql(import.meta.url, `list-${name}.sql`),
  values: [],
});

const listRegistrations = list('registrations');
const listMappings = list('topic-mappings');
const listRules = list('metric-rules');

/** Keeps what is declared as the database has it: `onChange` gets the first declarations and all that differ. */
export function watchDeclarations(onChange: (declarations: Declarations) => void): Look {
  let version = 0;
  let fingerprint: string | undefined;
  return async (database) => {
    const registrations = await database.run(listRegistrations);
    const mappings = await database.run(listMappings);
    const rules = await database.run(listRules);
    const found = JSON.stringify([registrations, mappings, rules]);
    if (found === fingerprint) return;
    onChange({
      register: new Register(version + 1, registrations.map(toRegistration)),
      mappings: mappings.map(toMapping),
      rules: rules.map(toRule),
    });
    version += 1;
    fingerprint = found;
  };
}
