import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Factory } from './support/factory.ts';
import { mergeSamples } from './support/merge-samples.ts';

let database: TestDatabase;
let factory: Factory;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  factory = await Factory.create(database.pool, 'Status', 'Asia/Kolkata');
  const border = halfADayAway();
  await factory.calendar('2026-01-01', [{ name: 'All day', from: border, to: border }]);
});
afterAll(async () => database.stop());

/** A time of day at which no shift ends while the tests run. */
function halfADayAway(): string {
  const then = new Date(Date.now() + 12 * 3_600_000);
  return then.toLocaleTimeString('en-GB', { timeZone: 'Asia/Kolkata', hour: '2-digit', minute: '2-digit' });
}

async function readStatus(equipmentId: number): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { rows } = await database.pool.query<Record<string, unknown>>(
    `select state, mode, state_since, last_sample_at, is_stale, stop_id is not null as has_stop,
       shift_produced::float8 as produced, shift_scrap::float8 as scrap, shift_oee::float8 as oee
     from equipment_status where equipment_id = $1`,
    [equipmentId],
  );
  return rows[0];
}

describe('the status of equipment', () => {
  it('is the same whoever writes the samples: plain inserts one by one, or batches that merge', async () => {
    const now = Date.now();
    const samples = [
      { at: new Date(now - 50_000), state: 6, mode: 1 },
      { at: new Date(now - 40_000), producedCounter: 100 },
      { at: new Date(now - 30_000), producedCounter: 130, scrap: 2 },
      { at: new Date(now - 20_000), state: 11 },
    ];
    const plain = await factory.machine('Plain', { idealRatePerMin: 60, staleAfterSeconds: 3_600 });
    for (const sample of samples.toReversed()) await factory.samples(plain, [sample]);
    const merged = await factory.machine('Merged', { idealRatePerMin: 60, staleAfterSeconds: 3_600 });
    await mergeSamples(database.pool, merged, samples);
    await mergeSamples(database.pool, merged, samples.slice(1));
    await database.pool.query('select refresh_equipment_status()');
    const status = await readStatus(plain);
    expect(status).toMatchObject({
      state: 11,
      mode: 1,
      state_since: samples[3]?.at,
      last_sample_at: samples[3]?.at,
      is_stale: false,
      has_stop: true,
      produced: 30,
      scrap: 2,
    });
    expect({ ...(await readStatus(merged)), oee: null }).toEqual({ ...status, oee: null });
  });

  it('shows what an update or a delete by any client leaves', async () => {
    const now = Date.now();
    const id = await factory.machine('Edited', { staleAfterSeconds: 3_600 });
    await factory.samples(id, [
      { at: new Date(now - 50_000), state: 6, produced: 5 },
      { at: new Date(now - 20_000), state: 9, produced: 1 },
    ]);
    await database.pool.query(`update equipment_values set produced = 7 where equipment_id = $1 and state = 6`, [id]);
    await database.pool.query(`delete from equipment_values where equipment_id = $1 and state = 9`, [id]);
    await database.pool.query('select refresh_equipment_status()');
    expect(await readStatus(id)).toMatchObject({
      state: 6,
      state_since: new Date(now - 50_000),
      last_sample_at: new Date(now - 50_000),
      has_stop: false,
      produced: 7,
    });
  });

  it('is fresh again with the next sample after it went stale', async () => {
    const id = await factory.machine('Silent', { staleAfterSeconds: 30 });
    await factory.samples(id, [{ at: new Date(Date.now() - 60_000), state: 6 }]);
    await database.pool.query('select refresh_equipment_status()');
    expect(await readStatus(id)).toMatchObject({ state: 0, is_stale: true });
    await factory.samples(id, [{ at: new Date(), produced: 1 }]);
    expect(await readStatus(id)).toMatchObject({ state: 6, is_stale: false });
  });

  it('tells the pace against the ideal rate of what runs, and where no speed is reported that of the shift', async () => {
    const id = await factory.machine('Paced', { idealRatePerMin: 60, staleAfterSeconds: 7_200 });
    const pace = async (): Promise<unknown> => {
      await database.pool.query('select refresh_equipment_status()');
      const { rows } = await database.pool.query<Record<string, unknown>>(
        `select ideal_rate_per_min::float8 as target, pace, shift_performance::float8 as performance
         from equipment_overview where equipment_id = $1`,
        [id],
      );
      return rows[0];
    };
    const speed = (value: number) =>
      database.pool.query('insert into equipment_values (equipment_id, time, state, speed) values ($1, now(), 6, $2)', [
        id,
        value,
      ]);
    // So long ago that it makes no difference how long this test takes.
    await factory.samples(id, [{ at: new Date(Date.now() - 3_600_000), state: 6 }]);
    await factory.samples(id, [{ at: new Date(Date.now() - 1_000), produced: 1_800 }]);
    const performance: unknown = expect.closeTo(0.5, 1);
    expect(await pace()).toEqual({ target: 60, pace: performance, performance });
    await speed(45);
    expect(await pace()).toEqual({ target: 60, pace: 0.75, performance });
    await database.pool.query(
      `with product as (
         insert into products (enterprise_id, code, name) values ($2, 'P', 'P') returning id
       ), rate as (
         insert into product_rates (product_id, equipment_id, effective_from, ideal_rate_per_min)
         select product.id, $1, at, rate from product, (values ('-infinity', 90), (now() + interval '1 day', 30)) as known (at, rate)
       ), planned as (
         insert into production_orders (enterprise_id, product_id, code)
         select $2, product.id, 'O' from product returning id
       )
       insert into production_order_runs (production_order_id, equipment_id, started_at)
       select planned.id, $1, now() - interval '10 seconds' from planned`,
      [id, factory.enterpriseId],
    );
    expect(await pace()).toMatchObject({ target: 90, pace: 0.5 });
  });

  describe('follows what time alone changes, when it is worked out again', () => {
    async function overviewOf(id: number): Promise<Readonly<Record<string, unknown>>> {
      const { rows } = await database.pool.query<Record<string, unknown>>(
        `select state, is_stale, loss, shift, ideal_rate_per_min::float8 as rate, oee_target::float8 as aim
         from equipment_overview where equipment_id = $1`,
        [id],
      );
      return rows[0] ?? {};
    }

    /** As if the status had been worked out an hour ago for the last time, with these values. */
    async function lastWorkedOutAnHourAgo(id: number, values: string): Promise<void> {
      await database.pool.query(
        `update equipment_status set updated_at = now() - interval '1 hour', ${values} where equipment_id = $1`,
        [id],
      );
    }

    async function expectChange(id: number, before: object, after: object): Promise<void> {
      expect(await overviewOf(id)).toMatchObject(before);
      await database.pool.query('select refresh_equipment_status()');
      expect(await overviewOf(id)).toMatchObject(after);
    }

    const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);

    it('equipment that goes stale', async () => {
      const id = await factory.machine('Quiet', { staleAfterSeconds: 600 });
      await factory.samples(id, [{ at: minutesAgo(30), state: 6 }]);
      await lastWorkedOutAnHourAgo(id, 'state = 6, is_stale = false');
      await expectChange(id, { state: 6, is_stale: false }, { state: 0, is_stale: true });
    });

    it('an open stop that is too long for a micro stop', async () => {
      const id = await factory.machine('Stopped', { microStopSeconds: 300, staleAfterSeconds: 3_600 });
      await factory.samples(id, [
        { at: minutesAgo(20), state: 6 },
        { at: minutesAgo(10), state: 11 },
      ]);
      await lastWorkedOutAnHourAgo(id, 'stop_is_micro = true');
      await expectChange(id, { loss: 'micro_stop' }, { loss: 'breakdown' });
    });

    it('a shift that begins', async () => {
      const id = await factory.machine('Shifted');
      await factory.calendar('2026-01-01', [{ name: 'Always', from: '00:00', to: '00:00' }], id);
      await lastWorkedOutAnHourAgo(id, 'shift_instance_id = null');
      await expectChange(id, { shift: null }, { shift: 'Always' });
    });

    it('a rate that takes effect', async () => {
      const id = await factory.machine('Rated');
      await database.pool.query(
        `with product as (
           insert into products (enterprise_id, code, name) values ($2, 'Rated', 'Rated') returning id
         ), rate as (
           insert into product_rates (product_id, equipment_id, effective_from, ideal_rate_per_min)
           select product.id, $1, at, rate
           from product, (values ('-infinity', 90), (now() - interval '30 minutes', 120)) as known (at, rate)
         ), planned as (
           insert into production_orders (enterprise_id, product_id, code) select $2, product.id, 'Rated' from product returning id
         )
         insert into production_order_runs (production_order_id, equipment_id, started_at)
         select planned.id, $1, now() - interval '2 hours' from planned`,
        [id, factory.enterpriseId],
      );
      await database.pool.query('select refresh_equipment_status()');
      await lastWorkedOutAnHourAgo(id, 'speed = null');
      await expectChange(id, { rate: 90 }, { rate: 120 });
    });

    it('a target that takes effect where no shift takes place', async () => {
      const unscheduled = await Factory.create(database.pool, 'Unscheduled');
      const id = await unscheduled.machine('Aimed');
      await database.pool.query(
        `insert into oee_targets (enterprise_id, equipment_id, effective_from, target)
         values ($1, $2, '-infinity', 0.6), ($1, $2, now() - interval '30 minutes', 0.7)`,
        [unscheduled.enterpriseId, id],
      );
      await lastWorkedOutAnHourAgo(id, 'speed = null');
      await expectChange(id, { aim: 0.6 }, { aim: 0.7 });
    });

    it('the target of the next shift', async () => {
      const id = await factory.machine('Aimed in its shift');
      await factory.calendar('2026-01-01', [{ name: 'Always', from: '00:00', to: '00:00' }], id);
      await database.pool.query('select refresh_equipment_status()');
      const { rows } = await database.pool.query<{ earlier: string }>(
        `select earlier.id as earlier from equipment_status status
         join shift_instances running on running.id = status.shift_instance_id
         join shift_instances earlier on earlier.calendar_id = running.calendar_id and earlier.ended_at = running.started_at
         where status.equipment_id = $1`,
        [id],
      );
      await database.pool.query(
        `insert into oee_targets (enterprise_id, equipment_id, effective_from, target)
         select $1, $2, known.at, known.target
         from equipment_status status
         join shift_instances running on running.id = status.shift_instance_id
         cross join lateral (values ('-infinity', 0.6), (running.started_at, 0.7)) as known (at, target)
         where status.equipment_id = $2`,
        [factory.enterpriseId, id],
      );
      await lastWorkedOutAnHourAgo(id, `shift_instance_id = ${Number(rows[0]?.earlier)}`);
      await expectChange(id, { aim: 0.6 }, { aim: 0.7 });
    });

    it('and an open stop is a micro stop until then', async () => {
      const id = await factory.machine('Briefly stopped', { microStopSeconds: 36_000, staleAfterSeconds: 36_000 });
      await factory.samples(id, [
        { at: minutesAgo(20), state: 6 },
        { at: minutesAgo(10), state: 11 },
      ]);
      expect(await overviewOf(id)).toMatchObject({ loss: 'micro_stop' });
      await factory.samples(id, [{ at: new Date(), state: 6 }]);
      expect(await overviewOf(id)).toMatchObject({ loss: null });
    });
  });

  it('is kept without reading samples: refreshing it reads no hypertable of theirs', async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `select proname as name from pg_proc
       where pronamespace = 'public'::regnamespace and prosrc ~ 'equipment_values'
         and proname in ('refresh_equipment_status', 'update_equipment_state', 'update_equipment_figures',
           'measure_window', 'measure_stretches', 'known_until')`,
    );
    expect(rows).toEqual([]);
  });
});

describe('figures that are kept', () => {
  it('are touched by every table that a figure is read from', async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `with recursive called as (
         select p.oid, p.prosrc from pg_proc p
         where p.pronamespace = 'public'::regnamespace and p.proname = 'measure_stretches'
         union
         select p.oid, p.prosrc from called join pg_proc p
           on p.pronamespace = 'public'::regnamespace and called.prosrc ~ ('\\m' || p.proname || '\\(')
       ), sources as (
         select string_agg(called.prosrc, ' ') || ' ' || (
           select string_agg(pg_get_viewdef(v.oid), ' ') from pg_class v
           where v.relnamespace = 'public'::regnamespace and v.relkind = 'v'
             and exists (select from called where called.prosrc ~ ('\\m' || v.relname || '\\M'))) as text
         from called
       )
       select c.relname as name from pg_class c cross join sources
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and sources.text ~ ('\\m' || c.relname || '\\M')
         and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname ~ 'touch')
       order by 1`,
    );
    // The derivation marks what it changes itself (touch_islands).
    expect(rows.map(({ name }) => name)).toEqual([
      'equipment_count_sums',
      'equipment_counts',
      'equipment_state_intervals',
      'equipment_tails',
    ]);
  });
});
