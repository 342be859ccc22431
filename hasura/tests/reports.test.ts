import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Factory } from './support/factory.ts';
import { processRestatements } from './support/restatements.ts';

type Row = Readonly<Record<string, unknown>>;

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** How far ahead it is about noon, so that no day ends while the tests run, and none has ended only just now. */
const hoursAhead = 12 - new Date().getUTCHours();
/** The sign is that of POSIX. */
const timeZone = `Etc/GMT${hoursAhead > 0 ? '-' : '+'}${Math.abs(hoursAhead)}`;
const dayNow = Math.floor((Date.now() + hoursAhead * hourMs) / dayMs);
const [executing, held] = [6, 11];

let database: TestDatabase;
let plant: Factory;
let machines: { readonly filler: number; readonly capper: number; readonly robot: number };
let people: Readonly<Record<string, string>>;

/** An instant of yesterday. */
function yesterday(hour: number): Date {
  return new Date((dayNow - 1) * dayMs + (hour - hoursAhead) * hourMs);
}

/** The date of the day so many days ago, at the plant. */
function dateDaysAgo(days: number): string {
  return new Date((dayNow - days) * dayMs).toISOString().slice(0, 10);
}

async function rowsOf(statement: string, ...values: readonly unknown[]): Promise<readonly Row[]> {
  return (await database.pool.query<Row>(statement, [...values])).rows;
}

/** A user; without sites of all of them. */
async function person(name: string, of: Factory, siteIds: readonly number[] = []): Promise<string> {
  const [row] = await rowsOf(
    `with person as (
       insert into users (enterprise_id, name, email, role) values ($1, $2, $2 || '@example.org', 'supervisor') returning id
     ), confined as (
       insert into user_sites (user_id, site_id, enterprise_id) select id, site, $1 from person, unnest($3::int[]) site
     )
     select id from person`,
    of.enterpriseId,
    name,
    siteIds,
  );
  return String(row?.['id']);
}

/** A line that its constraint machine stands for, which stood still half the shift, and a machine on its own. */
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  plant = await Factory.create(database.pool, 'Plant', timeZone);
  const neighbour = await Factory.create(database.pool, 'Neighbour');
  const lineId = await plant.line('Line');
  machines = {
    filler: await plant.machine('Filler', { lineId, idealRatePerMin: 10 }),
    capper: await plant.machine('Capper', { lineId, isConstraint: true, idealRatePerMin: 20 }),
    robot: await plant.machine('Robot', { idealRatePerMin: 5 }),
  };
  await plant.calendar(dateDaysAgo(3), [{ name: 'Early', from: '06:00', to: '14:00' }]);
  const [otherSite] = await rowsOf(
    `insert into sites (enterprise_id, name, time_zone) values ($1, 'Other', 'UTC') returning id`,
    plant.enterpriseId,
  );
  people = {
    everywhere: await person('everywhere', plant),
    here: await person('here', plant, [plant.siteId]),
    elsewhere: await person('elsewhere', plant, [Number(otherSite?.['id'])]),
    stranger: await person('stranger', neighbour),
  };
  const work = [
    { at: yesterday(6), state: executing },
    { at: yesterday(13), state: executing, produced: 3_000, scrap: 20 },
    { at: yesterday(15), state: executing },
  ];
  await plant.samples(machines.filler, work);
  await plant.samples(machines.robot, work);
  await plant.samples(machines.capper, [
    { at: yesterday(6), state: executing },
    { at: yesterday(10), state: held, produced: 4_000, scrap: 100 },
    { at: yesterday(15), state: executing },
  ]);
});
afterAll(async () => database.stop());

/** The figures of a report, and what `oee()` says of the same time; both without what else the report knows. */
function figuresOf(report: unknown, exact: unknown): readonly [Row, Row] {
  const [told, worked] = [report as Row, exact as Row]; // columns of jsonb objects
  return [Object.fromEntries(Object.keys(worked).map((name) => [name, told[name]])), worked];
}

describe('the report of a shift', () => {
  it('says what oee() says of it: of a line its constraint machine', async () => {
    await processRestatements(database.pool);
    await rowsOf('select from api.close_shifts()');
    const reports = await rowsOf(
      `select to_jsonb(report) as report, to_jsonb(exact) as exact
       from shift_reports report
       join shift_instances shift on shift.id = report.shift_instance_id
       cross join lateral oee(shift.started_at, shift.ended_at, null, 'shift') exact
       where exact.group_key = shift.id and shift.started_at = $1`,
      yesterday(6),
    );
    expect(reports).toHaveLength(1);
    const [told, exact] = figuresOf(reports[0]?.['report'], reports[0]?.['exact']);
    expect(told).toEqual(exact);
    expect(told['measured_equipment_ids']).toEqual([machines.capper, machines.robot]);
    expect(told['total_units']).toBe(7_000);
  });

  it('counts what is left to do on every machine', async () => {
    const [report] = await rowsOf(
      `select unjustified_stops from shift_reports join shift_instances shift on shift.id = shift_instance_id
       where shift.started_at = $1`,
      yesterday(6),
    );
    expect(report).toEqual({ unjustified_stops: 1 });
  });
});

describe('the report of a day', () => {
  it('says what oee() says of it, to those subscribers who may see the site', async () => {
    await rowsOf(
      `insert into report_subscriptions (user_id, site_id, channels) select id, $1, '{email,in_app}' from unnest($2::uuid[]) id`,
      plant.siteId,
      [people['here'], people['elsewhere']],
    );
    await rowsOf('select from api.report_days()');
    const reports = await rowsOf(
      `select to_jsonb(report) as report, to_jsonb(exact) as exact,
         round(report.oee * 100, 1)::text as oee, round(report.availability * 100, 1)::text as availability,
         report.good_units::float8 as good, report.total_units::float8 as total
       from daily_reports report
       join sites on sites.id = report.site_id
       cross join lateral oee(report.day::timestamp at time zone sites.time_zone, (report.day + 1)::timestamp at time zone sites.time_zone, null, 'site') exact
       where exact.group_key = report.site_id and report.site_id = $1`,
      plant.siteId,
    );
    expect(reports).toHaveLength(1);
    const [report] = reports;
    const [told, exact] = figuresOf(report?.['report'], report?.['exact']);
    expect(told).toEqual(exact);

    const messages = await rowsOf(
      `select user_id::text as "to", title, body from notifications where daily_report_id is not null
       union all
       select recipient, title, body from message_deliveries where daily_report_id is not null order by 1`,
    );
    expect(messages.map(({ to }) => to).sort()).toEqual([people['here'], 'here@example.org'].sort());
    const day = dateDaysAgo(1);
    for (const { title, body } of messages) {
      expect(title).toBe(`Daily report of Plant, ${day}`);
      expect(String(body).split('\n')).toEqual(
        expect.arrayContaining([
          `Plant on ${day}`,
          `OEE ${String(report?.['oee'])} %`,
          `Availability ${String(report?.['availability'])} %`,
          `Good units ${String(report?.['good'])} of ${String(report?.['total'])}`,
        ]),
      );
    }
  });
});

describe('an escalation', () => {
  it('is told to those of its role who may see the site, with what the call is about', async () => {
    await rowsOf(
      `with rule as (insert into escalation_rules (enterprise_id, name) values ($1, 'All') returning id)
       insert into escalation_steps (escalation_rule_id, level, after_minutes, role) select id, 1, 5, 'supervisor' from rule`,
      plant.enterpriseId,
    );
    await rowsOf(
      `insert into andon_calls (equipment_id, kind, note, raised_at) values ($1, 'help', 'The door jams.', now() - interval '10 minutes')`,
      machines.robot,
    );
    await rowsOf('select from api.escalate_andon_calls()');
    const notified = await rowsOf(
      `select user_id as "to", title, body from notifications where andon_escalation_id is not null`,
    );
    expect(notified.map(({ to }) => to).sort()).toEqual([people['everywhere'], people['here']].sort());
    const mailed = await rowsOf(
      'select recipient, title, body from message_deliveries where andon_escalation_id is not null order by 1',
    );
    expect(mailed.map(({ recipient }) => recipient)).toEqual(['everywhere@example.org', 'here@example.org']);
    for (const { title, body } of [...notified, ...mailed]) {
      expect(title).toBe('Robot calls for help');
      expect(body).toMatch(/^Nobody has resolved it for 10 min.* The door jams\.$/);
    }
  });
});
