import type { Pool } from 'pg';

/**
 * How many rows each table of public has, and which transactions wrote them, to see that nothing was written since; but
 * for messages, which are delivered in their own time after whatever caused them.
 */
export async function readAllRows(pool: Pool): Promise<Readonly<Record<string, string>>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select relname as name from pg_class c
     where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'message_deliveries'
       and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')`,
  );
  const digests = tables.map(
    ({ name }) =>
      `select '${name}' as name, format('%s rows of %s', count(*), sum(xmin::text::bigint)) as digest from public.${name}`,
  );
  const { rows } = await pool.query<{ name: string; digest: string }>(digests.join(' union all '));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
