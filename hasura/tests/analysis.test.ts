import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBusyFactory } from './support/busy-factory.ts';
import type { BusyFactory } from './support/busy-factory.ts';
import { minutesAfter } from './support/minutes-after.ts';

let database: TestDatabase;
let busy: BusyFactory;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  busy = await buildBusyFactory(database.pool, 'Busy');
});
afterAll(async () => database.stop());

type Row = Readonly<Record<string, string | number | Date | null>>;

async function rowsOf(statement: string, values: readonly unknown[]): Promise<readonly Row[]> {
  return (await database.pool.query<Row>(statement, [...values])).rows;
}

/** Every column of oee that adds up or counts; means and ratios are divided from these. */
async function figuresOfOee(): Promise<readonly unknown[]> {
  const columns = await rowsOf(
    `select attname as name from pg_attribute
     where attrelid = 'oee_results'::regclass and attname ~ '_(seconds|units|count)$' and attname !~ '^mt'`,
    [],
  );
  return columns.map(({ name }) => name).sort();
}

/** The questions that every function is asked: [from, to, equipment, grouping, bucket]. */
function questions(): readonly (readonly unknown[])[] {
  const ids = [busy.line, ...busy.machines];
  const day = [minutesAfter(busy.start, -45), minutesAfter(busy.start, 24 * 60)] as const;
  const cut = [minutesAfter(busy.start, 41.5), minutesAfter(busy.start, 480.123)] as const;
  const groupings = ['equipment', 'line', 'area', 'shift', 'team', 'order', 'product', 'enterprise'];
  return [
    ...groupings.map((grouping) => [...day, ids, grouping, null]),
    [...cut, ids, 'equipment', null],
    [...cut, busy.machines, 'site', 'hour'],
    [...day, [busy.line], 'shift', 'day'],
  ];
}

const settings = [
  { no_data_counts_as: 'excluded', micro_stop_counts_as: 'performance' },
  { no_data_counts_as: 'downtime', micro_stop_counts_as: 'availability' },
];

describe.each(settings)('with no data $no_data_counts_as and micro stops as $micro_stop_counts_as', (setting) => {
  beforeAll(async () => {
    await database.pool.query(
      'update enterprises set no_data_counts_as = $2, micro_stop_counts_as = $3 where id = $1',
      [busy.factory.enterpriseId, setting.no_data_counts_as, setting.micro_stop_counts_as],
    );
  });

  it('explain_oee adds up to every seconds, units and count column of oee exactly', async () => {
    for (const question of questions()) {
      const compared = await rowsOf(
        `with explained as (
           select group_key, started_at, figure, sum(contribution) as total
           from explain_oee($1, $2, $3, $4, $5) group by 1, 2, 3
         )
         select terms.figure, count(*) as groups, sum(abs((to_jsonb(results) ->> terms.figure)::numeric)) as size,
           count(*) filter (where (to_jsonb(results) ->> terms.figure)::numeric is distinct from coalesce(explained.total, 0)) as wrong
         from oee($1, $2, $3, $4, $5) results
         cross join (select distinct figure from oee_terms) terms
         left join explained on explained.figure = terms.figure and explained.group_key = results.group_key
           and explained.started_at = results.started_at
         group by 1`,
        question,
      );
      expect(compared.map(({ figure }) => figure).sort()).toEqual(await figuresOfOee());
      for (const { figure, wrong } of compared)
        expect(Number(wrong), `${String(figure)} by ${String(question[3])}`).toBe(0);
    }
  });

  it('downtime_pareto adds up to the downtime of oee, and counts each stop once', async () => {
    for (const question of questions()) {
      const [compared] = await rowsOf(
        `with causes as (
           select group_key, started_at, sum(seconds) as seconds,
             sum(stop_count) filter (where loss = 'breakdown') as breakdowns,
             sum(stop_count) filter (where loss = 'setup') as setups, max(cumulative_share) as all_shares
           from downtime_pareto($1, $2, $3, $4, $5) group by 1, 2
         )
         select count(*) filter (where results.downtime_seconds <> coalesce(causes.seconds, 0)) as wrong_seconds,
           count(*) filter (where results.breakdown_count <> coalesce(causes.breakdowns, 0)
             or results.setup_count <> coalesce(causes.setups, 0)) as wrong_counts,
           count(*) filter (where round(causes.all_shares, 12) <> 1) as wrong_shares, sum(causes.seconds) as seconds
         from oee($1, $2, $3, $4, $5) results
         left join causes on causes.group_key = results.group_key and causes.started_at = results.started_at`,
        question,
      );
      expect(compared, String(question[3])).toMatchObject({ wrong_seconds: '0', wrong_counts: '0', wrong_shares: '0' });
      expect(Number(compared?.['seconds'])).toBeGreaterThan(0);
    }
  });

  it('six_big_losses closes: its seven rows add up to planned production time', async () => {
    for (const question of questions()) {
      const rows = await rowsOf(
        `select results.planned_production_seconds = sum(losses.seconds) as closes, count(*) as losses
         from oee($1, $2, $3, $4, $5) results
         join six_big_losses($1, $2, $3, $4, $5) losses
           on losses.group_key = results.group_key and losses.started_at = results.started_at
         group by results.group_key, results.started_at, results.planned_production_seconds`,
        question,
      );
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toMatchObject({ closes: true, losses: '7' });
    }
  });
});

describe('explain_oee', () => {
  it('answers for a ratio with the rows of the two figures that it divides', async () => {
    const rows = await rowsOf(
      `select distinct figure from explain_oee($1, $2, $3, figure => 'availability') order by figure`,
      questions()[0]?.slice(0, 3) ?? [],
    );
    expect(rows).toEqual([{ figure: 'planned_production_seconds' }, { figure: 'run_seconds' }]);
  });

  it('names rows that are there', async () => {
    const rows = await rowsOf(
      `select source_table, count(distinct source_key) as keys
       from explain_oee($1, $2, $3) where equipment_id = $4 group by 1 order by 1`,
      [...(questions()[0]?.slice(0, 3) ?? []), busy.machines[0]],
    );
    expect(rows.map((row) => row['source_table'])).toEqual([
      'equipment',
      'equipment_counts',
      'equipment_events',
      'equipment_state_intervals',
      'equipment_tails',
      'production_reports',
      'shift_instance_breaks',
      'shift_instances',
    ]);
    const [dangling] = await rowsOf(
      `select count(*) as dangling from explain_oee($1, $2, $3) row
       where row.source_table = 'equipment_counts' and not exists (
         select from equipment_values sample
         where sample.equipment_id = (row.source_key ->> 'equipment_id')::int and sample.time = (row.source_key ->> 'time')::timestamptz)`,
      questions()[0]?.slice(0, 3) ?? [],
    );
    expect(dangling).toEqual({ dangling: '0' });
  });

  it('contributes nothing known where the ideal rate is unknown, as oee', async () => {
    const machine = await busy.factory.machine('Rateless');
    await busy.factory.samples(machine, [
      { at: minutesAfter(busy.start, 0), state: 6 },
      { at: minutesAfter(busy.start, 1), produced: 5 },
    ]);
    const rows = await rowsOf(
      `select quantity, contribution from explain_oee($1, $2, array[$3::int], figure => 'ideal_seconds')`,
      [minutesAfter(busy.start, 0), minutesAfter(busy.start, 2), machine],
    );
    expect(rows).toEqual([{ quantity: '5', contribution: null }]);
  });

  it('refuses what is no figure', async () => {
    await expect(
      rowsOf(`select * from explain_oee($1, $2, figure => 'luck')`, [
        minutesAfter(busy.start, 0),
        minutesAfter(busy.start, 1),
      ]),
    ).rejects.toThrow('"luck" is no figure of oee');
  });
});

describe('downtime_pareto', () => {
  it('ranks reasons by time, rolls them up the tree, and takes other losses when asked', async () => {
    const question = questions()[0]?.slice(0, 2) ?? [];
    const [filler] = busy.machines;
    const first = async (rest: string) =>
      rowsOf(`select rank, loss, reason_name from downtime_pareto($1, $2, array[$3::int] ${rest}) order by rank`, [
        ...question,
        filler,
      ]);
    const reasons = await first('');
    expect(reasons.map((row) => row['reason_name'])).toContain('CHANGEOVER');
    expect(reasons[0]).toMatchObject({ rank: '1', loss: 'breakdown' });
    expect((await first(', reason_depth => 1')).map((row) => row['reason_name'])).toContain('SETUP');
    expect(await first(", losses => '{planned}'")).toEqual([
      { rank: '1', loss: 'planned', reason_name: 'Break' },
      { rank: '2', loss: 'planned', reason_name: 'PM' },
    ]);
    await expect(first(", losses => '{luck}'")).rejects.toThrow('are no losses of stops');
  });
});

describe('mtbf_mttr', () => {
  it('is that of Vorne: 373 minutes of run time and one stop of 47 minutes', async () => {
    const machine = await busy.factory.machine('Vorne', { microStopSeconds: 60 });
    const at = (minute: number): Date => minutesAfter('2026-04-06T06:00:00Z', minute);
    await busy.factory.samples(machine, [
      { at: at(0), state: 6 },
      { at: at(100), state: 9 },
      { at: at(147), state: 6 },
      { at: at(420), state: 6 },
    ]);
    const [row] = await rowsOf('select * from mtbf_mttr($1, $2, array[$3::int])', [at(0), at(420), machine]);
    expect(row).toMatchObject({ breakdown_count: '1' });
    expect(Number(row?.['mtbf_seconds'])).toBe(373 * 60);
    expect(Number(row?.['mttr_seconds'])).toBe(47 * 60);
    expect(Number(row?.['inherent_availability'])).toBeCloseTo(373 / 420, 12);
    expect(Number(row?.['failures_per_hour'])).toBeCloseTo(60 / 373, 12);
  });
});

describe('state_timeline', () => {
  it('covers the range without gaps or overlaps, and agrees with the times of oee', async () => {
    const [from, to] = questions()[0] ?? [];
    await database.pool.query(
      "update enterprises set no_data_counts_as = 'excluded', micro_stop_counts_as = 'performance' where id = $1",
      [busy.factory.enterpriseId],
    );
    for (const machine of busy.machines) {
      const [tiled] = await rowsOf(
        `select min(started_at) as first, max(ended_at) as last, sum(duration_seconds) as seconds,
           count(*) filter (where started_at is distinct from previous) as gaps
         from (select *, lag(ended_at, 1, $1::timestamptz) over (order by started_at) as previous
               from state_timeline($1, $2, array[$3::int])) timeline`,
        [from, to, machine],
      );
      expect(tiled).toMatchObject({ first: from, last: to, gaps: '0' });
      expect(Number(tiled?.['seconds'])).toBe((24 * 60 + 45) * 60);
      const [agreed] = await rowsOf(
        `select results.no_data_seconds, results.breakdown_seconds,
           sum(duration_seconds) filter (where is_scheduled and state = 0 and stop_id is null) as no_data_shown,
           count(distinct stop_id) filter (where is_scheduled and loss = 'breakdown') as breakdowns_shown, results.breakdown_count
         from oee($1, $2, array[$3::int]) results, state_timeline($1, $2, array[$3::int])
         group by results.no_data_seconds, results.breakdown_seconds, results.breakdown_count`,
        [from, to, machine],
      );
      expect(agreed?.['no_data_shown']).toBe(agreed?.['no_data_seconds']);
      expect(agreed?.['breakdowns_shown']).toBe(agreed?.['breakdown_count']);
    }
  });

  it('shows a state that began before the range with its own start, and its stop with the reason', async () => {
    const [filler] = busy.machines;
    const rows = await rowsOf('select * from state_timeline($1, $2, array[$3::int])', [
      minutesAfter(busy.start, 305),
      minutesAfter(busy.start, 310),
      filler,
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      state: 9,
      state_name: 'Aborted',
      started_at: minutesAfter(busy.start, 305),
      ended_at: minutesAfter(busy.start, 310),
      interval_started_at: minutesAfter(busy.start, 301),
      loss: 'setup',
      reason_name: 'CHANGEOVER',
    });
  });
});
