import type { Pool } from 'pg';

/** What a column of a table holds: the number of its rows and a sum over their hashes, by the name of table and column. */
export type KeptValues = ReadonlyMap<string, string>;

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly takesRows: boolean;
}

/** Reads what the tables of this project hold. Two readings are equal where no value was added, changed or lost. */
export async function readKeptValues(pool: Pool): Promise<KeptValues> {
  const tables = await readTables(pool);
  if (tables.length === 0) return new Map();
  const { rows } = await pool.query<{ column: string; values: string }>(tables.map(questionOf).join(' union all '));
  return new Map(rows.map(({ column, values }) => [column, values]));
}

/** Tables without a row, but for those that only say what a function answers. */
export async function readEmptyTables(pool: Pool): Promise<readonly string[]> {
  const tables = (await readTables(pool)).filter(({ takesRows }) => takesRows);
  const questions = tables.map(({ name }) => `select '${name}' as name where not exists (select from ${name})`);
  const { rows } = await pool.query<{ name: string }>(`${questions.join(' union all ')} order by name`);
  return rows.map(({ name }) => name);
}

async function readTables(pool: Pool): Promise<readonly Table[]> {
  const { rows } = await pool.query<Table>(
    `select c.oid::regclass::text as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns,
       not exists (
         select from pg_constraint k where k.conrelid = c.oid and pg_get_constraintdef(k.oid) like 'CHECK (false)%'
       ) as "takesRows"
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'access')
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and not exists (select from pg_depend e where e.objid = c.oid and e.deptype = 'e')
     group by c.oid`,
  );
  return rows;
}

function questionOf({ name, columns }: Table): string {
  const values = columns.map(
    (column) => `('${name}.${column}', (select sum(hashtextextended(${column}::text, 0)::numeric) from kept))`,
  );
  return `(with kept as materialized (select * from ${name})
    select "column", (select count(*) from kept) || ' rows, ' || coalesce(sum::text, 'null') as values
    from (values ${values.join(', ')}) summed ("column", sum))`;
}

/** What changed from one reading to the other, in columns that both know. */
export function changedValues(before: KeptValues, after: KeptValues): readonly string[] {
  return [...before].flatMap(([column, values]) => {
    const now = after.get(column);
    return now === undefined || now === values ? [] : [`${column}: ${values} became ${now}`];
  });
}
