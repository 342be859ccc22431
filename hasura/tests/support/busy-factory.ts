import type { Pool } from 'pg';
import { Factory } from './factory.ts';
import type { Sample } from './factory.ts';
import { mergeSamples } from './merge-samples.ts';
import { minutesAfter } from './minutes-after.ts';

/** A day with a bit of everything: what the functions of analysis have to agree about. */
export interface BusyFactory {
  readonly factory: Factory;
  readonly line: number;
  readonly machines: readonly number[];
  readonly start: string;
}

const execute = 6;
const held = 11;
const aborted = 9;

/**
 * Builds a line of two machines in Berlin and a machine on its own without a calendar. In the day from `start` there are
 * two shifts with breaks and teams, two orders, planned, setup, breakdown and micro stops (one over the shift border),
 * a death certificate, a stale end, scrap from machines and from people; the filler's stops are merged, split and added to.
 */
export async function buildBusyFactory(pool: Pool, name: string): Promise<BusyFactory> {
  const start = '2026-03-02T05:00:00Z';
  const factory = await Factory.create(pool, name, 'Europe/Berlin');
  const line = await factory.line('Line');
  const options = { idealRatePerMin: 7, microStopSeconds: 90, staleAfterSeconds: 1_800 };
  const machines = [
    await factory.machine('Filler', { ...options, lineId: line }),
    await factory.machine('Packer', { ...options, lineId: line, idealRatePerMin: 9 }),
    await factory.machine('Alone', options),
  ];
  await placeCalendar(pool, factory, line);
  await placeOrders(pool, factory, machines, start);
  for (const [index, machine] of machines.entries()) {
    for (const samples of samplesOf(start, index)) await mergeSamples(pool, machine, samples);
  }
  await sayWhy(pool, factory, machines, start);
  await editStops(pool, machines[0] ?? 0, start);
  return { factory, line, machines, start };
}

function samplesOf(start: string, shiftedBy: number): readonly (readonly Sample[])[] {
  const states = [
    [3, execute],
    [41.123, held],
    [42.456, execute],
    [118, aborted],
    [151.789, execute],
    [200, held],
    [222, execute],
    [300, held],
    [301, aborted],
    [318.001, execute],
    [470, held],
    [495, execute],
    [600, 4],
    [601, execute],
  ] as const;
  const counts = Array.from({ length: 180 }, (_, index): Sample => ({
    at: minutesAfter(start, 4 + index * 3.7 + shiftedBy / 7),
    produced: 20 + (index % 3),
    scrap: index % 5 === 0 ? 1 : 0,
  })).filter(({ at }) => !(at >= minutesAfter(start, 395) && at < minutesAfter(start, 420)));
  const death = { at: minutesAfter(start, 395), state: 0, quality: 500 };
  return [
    [
      ...states.map(([minute, state]) => ({ at: minutesAfter(start, minute + shiftedBy * 2.5), state, mode: 1 })),
      death,
    ],
    counts,
  ];
}

async function placeCalendar(pool: Pool, factory: Factory, line: number): Promise<void> {
  const calendar = await factory.calendar(
    '2026-01-01',
    [
      { name: 'Early', from: '06:00', to: '14:00', breaks: [['09:30', '10:00']] },
      { name: 'Late', from: '14:00', to: '20:00', breaks: [['16:00', '16:10']] },
    ],
    line,
  );
  await pool.query(
    `with crews as (insert into teams (site_id, name) values ($1, 'A'), ($1, 'B') returning id, name)
     insert into team_rotations (calendar_id, team_id, shift_name, first_day, last_day)
     select $2, id, case name when 'A' then 'Early' else 'Late' end, 1, 7 from crews`,
    [factory.siteId, calendar],
  );
}

async function placeOrders(pool: Pool, factory: Factory, machines: readonly number[], start: string): Promise<void> {
  await pool.query(
    `with made as (
       insert into products (enterprise_id, code, name) values ($1, 'A', 'A'), ($1, 'B', 'B') returning id, code
     ), rated as (
       insert into product_rates (product_id, equipment_id, ideal_rate_per_min)
       select made.id, machine, case code when 'A' then 7 else 11 end from made cross join unnest($2::int[]) machine
     ), placed as (
       insert into production_orders (enterprise_id, code, product_id) select $1, 'PO ' || code, id from made
       returning id, code
     )
     insert into production_order_runs (production_order_id, equipment_id, started_at, ended_at)
     select placed.id, machine, $3::timestamptz + case code when 'PO A' then interval '20 minutes' else interval '260 minutes' end,
       $3::timestamptz + case code when 'PO A' then interval '240 minutes' else interval '620 minutes' end
     from placed cross join unnest($2::int[]) machine`,
    [factory.enterpriseId, machines, start],
  );
}

async function sayWhy(pool: Pool, factory: Factory, machines: readonly number[], start: string): Promise<void> {
  const [filler, packer] = machines;
  const planned = await factory.reason('PM', { isPlanned: true });
  const setup = await factory.reason('SETUP', { category: 'setup' });
  const changeover = await factory.reason('CHANGEOVER', { category: 'setup' });
  await pool.query('update downtime_reasons set parent_id = $1 where id = $2', [setup, changeover]);
  await pool.query(
    `select justify_stop(id, case when extract(epoch from started_at - $2) < 12600 then $3::int else $4::int end)
     from equipment_events
     where equipment_id = any ($1) and started_at between $2::timestamptz + interval '190 minutes' and $2::timestamptz + interval '310 minutes'`,
    [machines, start, planned, changeover],
  );
  await pool.query(
    `with why as (
       insert into scrap_reasons (enterprise_id, code, name, loss_category)
       values ($1, 'START', 'Start', 'startup_rejects'), ($1, 'DENT', 'Dent', 'production_rejects') returning id
     )
     insert into production_reports (equipment_id, produced_at, scrap_quantity, scrap_reason_id)
     select machine, $3::timestamptz + interval '30 minutes', 3, why.id from why cross join unnest($2::int[]) machine`,
    [factory.enterpriseId, [filler, packer], start],
  );
}

/** Merges two stops with a run between them, splits one, and adds one over the gap that the death certificate left. */
async function editStops(pool: Pool, machine: number, start: string): Promise<void> {
  const stopAt = `(select id from equipment_events where equipment_id = $1 and started_at = $2::timestamptz + $3 * interval '1 minute')`;
  await pool.query(`select merge_stops(array[${stopAt}, ${stopAt.replace('$3', '$4')}])`, [machine, start, 470, 600]);
  await pool.query(`select split_stop(${stopAt}, array[$2::timestamptz + interval '130 minutes'])`, [
    machine,
    start,
    118,
  ]);
  await pool.query(
    `select add_manual_stop($1, $2::timestamptz + interval '392 minutes', $2::timestamptz + interval '405 minutes')`,
    [machine, start],
  );
}
