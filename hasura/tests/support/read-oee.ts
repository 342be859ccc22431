import type { Pool } from 'pg';

/** A row of `oee`, every figure as a number. */
export type OeeRow = Readonly<Record<string, number | null>> & { readonly group_key: number };

interface OeeQuestion {
  readonly from: Date;
  readonly to: Date;
  readonly equipmentIds?: readonly number[];
  readonly groupBy?: string;
  readonly bucket?: string;
}

/** Asks the function `oee` and reads its figures as numbers; names and settings become NaN. */
export async function readOee(pool: Pool, question: OeeQuestion): Promise<readonly OeeRow[]> {
  const { rows } = await pool.query<Record<string, string | number | Date | null>>(
    'select * from oee($1, $2, $3, $4, $5)',
    [
      question.from,
      question.to,
      question.equipmentIds ?? null,
      question.groupBy ?? 'equipment',
      question.bucket ?? null,
    ],
  );
  return rows.map(
    (row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => [column, value === null ? null : Number(value)]),
      ) as OeeRow, // group_key is never null: the table says so
  );
}

/** The one row of a question about one group. */
export async function readOneOee(pool: Pool, question: OeeQuestion): Promise<OeeRow> {
  const [row, ...others] = await readOee(pool, question);
  if (row === undefined || others.length > 0)
    throw new Error(`Expected one row of oee, got ${others.length + (row ? 1 : 0)}.`);
  return row;
}
