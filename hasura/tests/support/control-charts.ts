import type { Pool } from 'pg';
import type { Factory } from './factory.ts';
import { minutesAfter } from './minutes-after.ts';

/** A plotted point of a control chart, every figure as a number. */
export interface ControlChartPoint {
  readonly panel: string;
  readonly number: number;
  readonly size: number;
  readonly value: number;
  readonly centerLine: number;
  readonly lowerControlLimit: number;
  readonly upperControlLimit: number;
  readonly nelsonRules: readonly number[];
  readonly westernElectricRules: readonly number[];
}

/** When the measurements of these tests begin; one follows per minute. */
export const measuredFrom = '2026-03-02T06:00:00Z';

const wholeDay = { from: minutesAfter(measuredFrom, 0), to: minutesAfter(measuredFrom, 24 * 60) };

/** Inserts the values of a new metric, one a minute, and returns its id. */
export async function measure(
  pool: Pool,
  factory: Factory,
  values: readonly number[],
  name = 'Width',
): Promise<number> {
  const machine = await factory.machine(`Gauge of ${name}`);
  const { rows } = await pool.query<{ id: number }>(
    'insert into metrics (equipment_id, name) values ($1, $2) returning id',
    [machine, name],
  );
  const [metric] = rows;
  if (metric === undefined) throw new Error('No metric was inserted.');
  await pool.query(
    `insert into telemetry (metric_id, time, value)
     select $1, time, value from unnest($2::timestamptz[], $3::float8[]) as measured (time, value)`,
    [metric.id, values.map((_, index) => minutesAfter(measuredFrom, index)), values],
  );
  return metric.id;
}

/** Inserts one sample a minute with units produced and scrapped, and returns the machine. */
export async function inspect(
  factory: Factory,
  lots: readonly { readonly units: number; readonly scrap: number }[],
): Promise<number> {
  const machine = await factory.machine('Inspection');
  await factory.samples(
    machine,
    lots.map(({ units, scrap }, index) => ({
      at: minutesAfter(measuredFrom, index),
      state: 6,
      produced: units,
      scrap,
    })),
  );
  return machine;
}

/** Asks `spc_chart` with named arguments about the day of the measurements. */
export async function chartOf(
  pool: Pool,
  question: Readonly<Record<string, unknown>>,
): Promise<readonly ControlChartPoint[]> {
  const { rows } = await callNamed(pool, 'spc_chart', { ...wholeDay, ...question });
  return rows.map((row) => ({
    panel: String(row['panel']),
    number: Number(row['number']),
    size: Number(row['size']),
    value: Number(row['value']),
    centerLine: Number(row['center_line']),
    lowerControlLimit: Number(row['lower_control_limit']),
    upperControlLimit: Number(row['upper_control_limit']),
    nelsonRules: row['nelson_rules'] as readonly number[], // int[], which pg reads as numbers
    westernElectricRules: row['western_electric_rules'] as readonly number[], // int[], as above
  }));
}

/** Asks `spc_capability` with named arguments about the day of the measurements. */
export async function capabilityOf(
  pool: Pool,
  question: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, number | null>>> {
  const { rows } = await callNamed(pool, 'spc_capability', { ...wholeDay, ...question });
  const [row] = rows;
  if (row === undefined) throw new Error('spc_capability returned no row.');
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, value === null ? null : Number(value)]),
  );
}

async function callNamed(pool: Pool, name: string, values: Readonly<Record<string, unknown>>) {
  const names = Object.keys(values);
  const list = names.map((argument, index) => `"${argument}" => $${index + 1}`).join(', ');
  return pool.query<Record<string, unknown>>(`select * from ${name}(${list})`, Object.values(values));
}
