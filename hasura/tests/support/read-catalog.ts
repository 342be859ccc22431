import type { Pool } from 'pg';

/** What the schema public holds, as sorted lines: relations with columns, constraints, indexes, triggers, functions, types. */
export async function readCatalog(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `with own as (
       select c.* from pg_class c
       where c.relnamespace = 'public'::regnamespace
     )
     select format('relation %s %s', own.relkind, own.relname) as line from own where own.relkind in ('r', 'v', 'm', 'S', 'c')
     union all
     select format('column %s.%s %s %s %s', own.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
       pg_get_expr(d.adbin, d.adrelid))
     from own join pg_attribute a on a.attrelid = own.oid and a.attnum > 0 and not a.attisdropped
     left join pg_attrdef d on d.adrelid = own.oid and d.adnum = a.attnum
     where own.relkind in ('r', 'v', 'c')
     union all
     select format('constraint %s on %s %s', k.conname, k.conrelid::regclass, pg_get_constraintdef(k.oid))
     from pg_constraint k where k.connamespace = 'public'::regnamespace and k.conrelid <> 0
     union all
     select format('index %s %s', own.relname, pg_get_indexdef(own.oid)) from own where own.relkind = 'i'
     union all
     select format('trigger %s %s', t.tgrelid::regclass, pg_get_triggerdef(t.oid))
     from pg_trigger t join own on own.oid = t.tgrelid where not t.tgisinternal and t.tgname not like 'ts\\_%'
     union all
     select format('function %s %s', p.oid::regprocedure, md5(pg_get_functiondef(p.oid)))
     from pg_proc p
     where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
       and not exists (select from pg_depend e where e.objid = p.oid and e.deptype = 'e')
     union all
     select format('job %s %s', j.proc_name, j.schedule_interval) from timescaledb_information.jobs j
     where j.job_id >= 1000
     order by line`,
  );
  return rows.map(({ line }) => line);
}
