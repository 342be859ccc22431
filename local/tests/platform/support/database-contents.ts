import { Client } from 'pg';

/** What a restore must bring back, read from a database. */
export interface DatabaseContents {
  /** One hash for each row of samples. */
  readonly samples: ReadonlySet<string>;
  /** Rows of `oee` by equipment over the range that was asked for, as JSON. */
  readonly figures: readonly string[];
  /** What is counted within the range. */
  readonly counts: readonly string[];
  /** Entries of the audit trail: enterprise, number and hash. */
  readonly audit: ReadonlySet<string>;
  readonly migrations: readonly number[];
}

/** Reads the contents at one moment. The range is in ISO 8601. */
export async function readContents(url: string, from: string, to: string): Promise<DatabaseContents> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const texts = async (statement: string, parameters: readonly string[] = []): Promise<readonly string[]> => {
    const { rows } = await client.query<{ readonly text: string }>(statement, [...parameters]);
    return rows.map(({ text }) => text);
  };
  try {
    await client.query('begin isolation level repeatable read');
    return {
      samples: new Set(await texts('select md5(sample::text) as text from equipment_values as sample')),
      figures: await texts(
        'select to_jsonb(figure)::text as text from oee($1, $2) as figure order by figure.group_key',
        [from, to],
      ),
      counts: await texts(
        `select concat_ws(' ', equipment_id, sum(produced), sum(scrap), count(*)) as text from equipment_counts
         where time >= $1 and time < $2 group by equipment_id order by equipment_id`,
        [from, to],
      ),
      audit: new Set(
        await texts(
          "select concat_ws(' ', enterprise_id, number, encode(hash, 'hex')) as text from audit_entries order by number",
        ),
      ),
      migrations: (await texts('select version::text as text from hdb_catalog.schema_migrations order by version')).map(
        Number,
      ),
    };
  } finally {
    await client.end();
  }
}

/** The oldest and the newest moment of which every machine with samples has told, ISO 8601; undefined without samples. */
export async function readSampledRange(
  url: string,
): Promise<{ readonly from: string; readonly to: string; readonly samples: number } | undefined> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ from: Date | null; to: Date | null; samples: number }>(
      `select max(first) as "from", min(last) as "to", coalesce(sum(samples), 0)::integer as samples
       from (select min(time) as first, max(time) as last, count(*) as samples
             from equipment_values group by equipment_id) as machines`,
    );
    const [range] = rows;
    if (!range?.from || !range.to) return undefined;
    return { from: range.from.toISOString(), to: range.to.toISOString(), samples: range.samples };
  } finally {
    await client.end();
  }
}
