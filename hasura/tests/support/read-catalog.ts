import type { Pool } from 'pg';

/**
 * What the schemas of this project hold, as sorted lines: relations with columns, constraints, indexes, triggers, functions,
 * types, comments and rights.
 */
export async function readCatalog(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `with own_schemas as (
       select n.oid, n.nspname, n.nspacl from pg_namespace n where n.nspname in ('public', 'api', 'command', 'access')
     ), own as (
       select c.* from pg_class c join own_schemas on own_schemas.oid = c.relnamespace
     ), of_extensions as (
       select e.classid, e.objid from pg_depend e where e.deptype = 'e'
     )
     select format('schema %s', nspname) as line from own_schemas where nspname <> 'public'
     union all
     select format('relation %s %s %s', own.relkind, own.oid::regclass,
       case when own.relkind in ('v', 'm') then md5(regexp_replace(pg_get_viewdef(own.oid), '(_materialized_hypertable_|cagg_watermark\\()\\d+', '\\1', 'g')) end)
     from own where own.relkind in ('r', 'v', 'm', 'S', 'c')
     union all
     select format('right of %s: %s on %s', allowed.grantee::regrole, allowed.privilege_type, own.oid::regclass)
     from own cross join lateral aclexplode(own.relacl) allowed where allowed.grantee <> own.relowner
     union all
     select format('column %s.%s %s %s %s %s', own.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
       pg_get_expr(d.adbin, d.adrelid), a.attacl)
     from own join pg_attribute a on a.attrelid = own.oid and a.attnum > 0 and not a.attisdropped
     left join pg_attrdef d on d.adrelid = own.oid and d.adnum = a.attnum
     where own.relkind in ('r', 'v', 'c')
     union all
     select format('constraint %s on %s %s', k.conname, k.conrelid::regclass, pg_get_constraintdef(k.oid))
     from pg_constraint k join own_schemas on own_schemas.oid = k.connamespace where k.conrelid <> 0
     union all
     select format('index %s %s', own.oid::regclass, pg_get_indexdef(own.oid)) from own where own.relkind = 'i'
     union all
     select format('trigger %s %s %s', t.tgrelid::regclass, pg_get_triggerdef(t.oid), t.tgenabled)
     from pg_trigger t join own on own.oid = t.tgrelid where not t.tgisinternal and t.tgname not like 'ts\\_%'
     union all
     select format('function %s %s', p.oid::regprocedure, md5(pg_get_functiondef(p.oid)))
     from pg_proc p join own_schemas on own_schemas.oid = p.pronamespace
     where p.prokind in ('f', 'p') and p.oid not in (select objid from of_extensions where classid = 'pg_proc'::regclass)
     union all
     select format('type %s %s %s', t.oid::regtype, t.typtype,
       (select string_agg(e.enumlabel, ',' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid))
     from pg_type t join own_schemas on own_schemas.oid = t.typnamespace
     where t.typtype in ('e', 'd') and t.oid not in (select objid from of_extensions where classid = 'pg_type'::regclass)
     union all
     select format('comment on %s %s', i.type || ' ' || i.identity, md5(d.description))
     from pg_description d cross join lateral pg_identify_object(d.classoid, d.objoid, d.objsubid) i
     where i.schema in (select nspname from own_schemas)
       and (d.classoid, d.objoid) not in (select classid, objid from of_extensions)
     union all
     select format('job %s %s %s', j.proc_name, j.schedule_interval, j.config - 'mat_hypertable_id' - 'hypertable_id')
     from timescaledb_information.jobs j
     where j.job_id >= 1000
     order by line`,
  );
  return rows.map(({ line }) => line);
}
