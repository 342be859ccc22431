import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAlertRule, raiseAlerts, readAlerts, type RaisedAlert } from './support/alerting.ts';
import { Factory, type MachineOptions } from './support/factory.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
});
afterAll(async () => database.stop());

function secondsAgo(seconds: number): Date {
  return new Date(Date.now() - seconds * 1_000);
}

/** An enterprise of its own per test, with a person to be told. */
class Plant {
  readonly factory: Factory;
  readonly userId: string;

  private constructor(factory: Factory, userId: string) {
    this.factory = factory;
    this.userId = userId;
  }

  static async create(name: string, timeZone?: string): Promise<Plant> {
    const factory = await Factory.create(database.pool, name, timeZone);
    const { rows } = await database.pool.query<{ id: string }>(
      `insert into users (enterprise_id, name, email, role) values ($1, 'Sue', $2, 'supervisor') returning id`,
      [factory.enterpriseId, `${name.replaceAll(' ', '.')}@example.org`],
    );
    return new Plant(factory, rows[0]?.id ?? '');
  }

  async rule(kind: string, columns: Readonly<Record<string, unknown>> = {}): Promise<number> {
    return addAlertRule(database.pool, this.factory.enterpriseId, {
      name: kind,
      kind,
      users: [this.userId],
      ...columns,
    });
  }

  /** A machine that runs, and stands still since some seconds. */
  async standing(name: string, seconds: number, options: MachineOptions = {}): Promise<number> {
    const id = await this.factory.machine(name, options);
    await this.factory.samples(id, [
      { at: secondsAgo(seconds + 600), state: 6 },
      { at: secondsAgo(seconds), state: 9 },
    ]);
    return id;
  }

  async raise(): Promise<readonly RaisedAlert[]> {
    return raiseAlerts(database.pool, this.factory.enterpriseId);
  }

  async alerts(): Promise<readonly RaisedAlert[]> {
    return readAlerts(database.pool, this.factory.enterpriseId);
  }

  async openTitles(): Promise<readonly string[]> {
    return (await this.alerts()).filter(({ isOpen }) => isOpen).map(({ title }) => title);
  }

  async count(table: 'alert_checks' | 'message_deliveries' | 'notifications'): Promise<number> {
    const { rows } = await database.pool.query<{ count: number }>(
      `select count(*)::int as count from ${table} where enterprise_id = $1`,
      [this.factory.enterpriseId],
    );
    return rows[0]?.count ?? -1;
  }
}

async function justify(equipmentId: number, reasonId: number): Promise<void> {
  await database.pool.query(
    'select justify_stop(id, $2) from equipment_events where equipment_id = $1 and downtime_reason_id is null',
    [equipmentId, reasonId],
  );
}

describe('a stop that is too long', () => {
  it('has one alert from its threshold to its end, however often it is looked for', async () => {
    const plant = await Plant.create('Long');
    const short = await plant.standing('Short', 30);
    const long = await plant.standing('Long', 90);
    await plant.rule('stop_too_long', { threshold_seconds: 60 });
    expect(await plant.raise()).toMatchObject([{ title: 'Long stands still', isOpen: true }]);
    expect(await plant.raise()).toEqual([]);
    await Promise.all([plant.raise(), plant.raise(), plant.raise()]);
    expect(await plant.alerts()).toHaveLength(1);
    await plant.factory.samples(long, [{ at: secondsAgo(1), state: 6 }]);
    await plant.factory.samples(short, [{ at: secondsAgo(1), state: 6 }]);
    expect(await plant.raise()).toMatchObject([{ isOpen: false }]);
    expect(await plant.count('notifications')).toBe(2);
  });

  it('is told of the reason that a rule is for, and those below it', async () => {
    const plant = await Plant.create('Reasons');
    const mechanical = await plant.factory.reason('MECHANICAL');
    const belt = await plant.factory.reason('BELT');
    const other = await plant.factory.reason('OTHER');
    await database.pool.query('update downtime_reasons set parent_id = $1 where id = $2', [mechanical, belt]);
    await plant.rule('stop_too_long', { threshold_seconds: 60, downtime_reason_id: mechanical });
    await justify(await plant.standing('Belt', 90), belt);
    await justify(await plant.standing('Other', 90), other);
    await plant.standing('Unknown', 90);
    expect((await plant.raise()).map(({ title }) => title)).toEqual(['Belt stands still']);
  });

  it('is looked for in the place that a rule is for', async () => {
    const plant = await Plant.create('Place');
    const lineId = await plant.factory.line('Line');
    await plant.standing('Inside', 90, { lineId });
    await plant.standing('Outside', 90);
    await plant.rule('stop_too_long', { threshold_seconds: 60, equipment_id: lineId });
    expect((await plant.raise()).map(({ title }) => title)).toEqual(['Line Inside stands still']);
  });

  it('is told by the hours of its site', async () => {
    const plant = await Plant.create('Hours', 'Asia/Kolkata');
    await plant.standing('Night', 90);
    const { rows } = await database.pool.query<{ before: string; after: string }>(
      `select to_char(now() at time zone 'Asia/Kolkata' - interval '1 hour', 'HH24:MI') as before,
         to_char(now() at time zone 'Asia/Kolkata' + interval '1 hour', 'HH24:MI') as after`,
    );
    const [{ before, after } = { before: '', after: '' }] = rows;
    await plant.rule('stop_too_long', { effective_from: after, effective_to: before });
    expect(await plant.raise()).toEqual([]);
    await database.pool.query(
      'update alert_rules set effective_from = $2, effective_to = $3 where enterprise_id = $1',
      [plant.factory.enterpriseId, before, after],
    );
    expect(await plant.openTitles()).toEqual([]);
    expect(await plant.raise()).toHaveLength(1);
  });

  it('is over when its rule is switched off or gone', async () => {
    const plant = await Plant.create('Gone');
    await plant.standing('Machine', 90);
    const id = await plant.rule('stop_too_long');
    expect(await plant.raise()).toMatchObject([{ isOpen: true }]);
    await database.pool.query('update alert_rules set active = false where id = $1', [id]);
    expect(await plant.raise()).toMatchObject([{ isOpen: false }]);
    await database.pool.query('update alert_rules set active = true where id = $1', [id]);
    expect(await plant.raise()).toMatchObject([{ isOpen: true }]);
    await database.pool.query('delete from alert_rules where id = $1', [id]);
    expect(await plant.raise()).toMatchObject([{ isOpen: false }]);
  });

  it('is told again until somebody acknowledges it', async () => {
    const plant = await Plant.create('Again');
    await plant.standing('Machine', 90);
    await plant.rule('stop_too_long', { repeat_seconds: 60, channels: ['email'], emails: ['fitter@example.org'] });
    await plant.raise();
    const later = (): Promise<unknown> =>
      database.pool.query(`update alerts set told_at = told_at - interval '61 seconds' where enterprise_id = $1`, [
        plant.factory.enterpriseId,
      ]);
    expect(await plant.raise()).toEqual([]);
    await later();
    expect(await plant.raise()).toMatchObject([{ repetitions: 1 }]);
    expect(await plant.raise()).toEqual([]);
    await later();
    await database.pool.query('update alerts set acknowledged_at = now() where enterprise_id = $1', [
      plant.factory.enterpriseId,
    ]);
    expect(await plant.raise()).toEqual([]);
    expect(await plant.count('message_deliveries')).toBe(4);
  });
});

describe('a stop without a reason', () => {
  it('has an alert from its threshold on until somebody says why, whether it is open or not', async () => {
    const plant = await Plant.create('Unjustified');
    const reason = await plant.factory.reason('BELT');
    await plant.rule('stop_unjustified', { threshold_seconds: 3_600 });
    const closed = await plant.standing('Closed', 4_000);
    await plant.factory.samples(closed, [{ at: secondsAgo(3_000), state: 6 }]);
    const micro = await plant.standing('Micro', 4_000);
    await plant.factory.samples(micro, [{ at: secondsAgo(3_990), state: 6 }]);
    const open = await plant.standing('Open', 4_000);
    await plant.standing('Fresh', 600);
    expect((await plant.raise()).map(({ title }) => title)).toEqual([
      'A stop of Closed has no reason',
      'A stop of Open has no reason',
    ]);
    expect(await plant.raise()).toEqual([]);
    await justify(open, reason);
    expect(await plant.openTitles()).toHaveLength(2);
    expect((await plant.raise()).map(({ title, isOpen }) => [title, isOpen])).toEqual([
      ['A stop of Open has no reason', false],
    ]);
  });

  it('is found when late data brings it behind what was looked at', async () => {
    const plant = await Plant.create('Late');
    await plant.rule('stop_unjustified', { threshold_seconds: 600 });
    await plant.raise();
    const late = await plant.factory.machine('Late');
    await plant.factory.samples(late, [{ at: secondsAgo(7_200), state: 6 }]);
    expect(await plant.count('alert_checks')).toBe(0);
    await plant.factory.samples(late, [
      { at: secondsAgo(7_000), state: 9 },
      { at: secondsAgo(6_000), state: 6 },
    ]);
    expect(await plant.count('alert_checks')).toBe(1);
    expect((await plant.raise()).map(({ title }) => title)).toEqual(['A stop of Late has no reason']);
    expect(await plant.count('alert_checks')).toBe(0);
  });
});

describe('checks', () => {
  it('are noted of changes that a rule cares about, and of no others', async () => {
    const plant = await Plant.create('Checks');
    const machine = await plant.standing('Machine', 90, { staleAfterSeconds: 3_600 });
    expect(await plant.count('alert_checks')).toBe(0);
    await plant.rule('stop_too_long', { threshold_seconds: 600 });
    await plant.factory.samples(machine, [{ at: secondsAgo(60), state: 6 }]);
    await plant.factory.samples(machine, [{ at: secondsAgo(30), state: 9 }]);
    expect(await plant.count('alert_checks')).toBe(0);
    await plant.rule('stop_unjustified', { threshold_seconds: 10 });
    await plant.factory.samples(machine, [{ at: secondsAgo(2), state: 6 }]);
    expect(await plant.count('alert_checks')).toBe(1);
  });
});

describe('a completed order', () => {
  it('is told once, and open until somebody acknowledges it', async () => {
    const plant = await Plant.create('Order');
    await plant.rule('order_complete');
    const machine = await plant.factory.machine('Machine');
    const { rows } = await database.pool.query<{ id: number }>(
      `with product as (insert into products (enterprise_id, code, name) values ($1, 'P', 'Bottle') returning id)
       insert into production_orders (enterprise_id, code, product_id) select $1, 'PO-1', id from product returning id`,
      [plant.factory.enterpriseId],
    );
    await database.pool.query('select start_order($1, $2, $3)', [rows[0]?.id, machine, secondsAgo(600)]);
    expect(await plant.raise()).toEqual([]);
    await database.pool.query('select complete_order($1, $2)', [machine, secondsAgo(60)]);
    expect(await plant.raise()).toMatchObject([{ title: 'Order PO-1 is complete', isOpen: true }]);
    await database.pool.query('update alerts set acknowledged_at = now() where enterprise_id = $1', [
      plant.factory.enterpriseId,
    ]);
    expect(await plant.raise()).toMatchObject([{ isOpen: false }]);
    expect(await plant.raise()).toEqual([]);
  });
});

describe('a stale source', () => {
  it('has an alert until data comes back; equipment that never had data has none', async () => {
    const plant = await Plant.create('Stale');
    await plant.rule('source_stale', { threshold_seconds: 10 });
    await plant.factory.machine('Never', { staleAfterSeconds: 30 });
    const machine = await plant.factory.machine('Machine', { staleAfterSeconds: 30 });
    await plant.factory.samples(machine, [{ at: secondsAgo(60), state: 6 }]);
    expect((await plant.raise()).map(({ title }) => title)).toEqual(['Machine sends no data']);
    await plant.factory.samples(machine, [{ at: secondsAgo(1), state: 6 }]);
    expect(await plant.count('alert_checks')).toBe(1);
    expect(await plant.raise()).toMatchObject([{ isOpen: false }]);
  });
});

describe('a control chart', () => {
  it('has an alert while new points break a rule, at the cost of the points that the rules look at', async () => {
    const plant = await Plant.create('Chart');
    const machine = await plant.factory.machine('Machine');
    const { rows } = await database.pool.query<{ id: number }>(
      `insert into metrics (equipment_id, name, unit) values ($1, 'Temperature', '°C') returning id`,
      [machine],
    );
    const metricId = rows[0]?.id;
    const measure = async (ago: number, value: number): Promise<unknown> =>
      database.pool.query('insert into telemetry (metric_id, time, value) values ($1, $2, $3)', [
        metricId,
        secondsAgo(ago),
        value,
      ]);
    const ruleId = await plant.rule('spc_rule_broken');
    await database.pool.query(
      `insert into alert_rule_charts (alert_rule_id, chart, metric_id, center_line, sigma) values ($1, 'i_mr', $2, 20, 1)`,
      [ruleId, metricId],
    );
    await database.pool.query(
      `update alert_rule_progress set checked_until = now() - interval '1 hour' where alert_rule_id = $1`,
      [ruleId],
    );
    await measure(5_000, 40);
    for (let number = 0; number < 40; number += 1) await measure(3_000 - number * 10, 20 + (number % 2));
    expect(await plant.raise()).toEqual([]);
    await measure(1_000, 26);
    await measure(990, 20);
    expect((await plant.raise()).map(({ title }) => title)).toEqual(['Temperature of Machine is out of control']);
    expect(await plant.raise()).toEqual([]);
    await measure(900, 20.5);
    expect(await plant.raise()).toMatchObject([{ isOpen: false }]);
    const { rows: read } = await database.pool.query<{ points: number }>(
      `select count(*)::int as points from alert_rule_progress, telemetry
       where alert_rule_id = $1 and metric_id = $2 and time >= points_from`,
      [ruleId, metricId],
    );
    expect(read).toEqual([{ points: 15 }]);
  });
});

describe('a data policy', () => {
  it('has an alert while data is there that it should have dropped', async () => {
    const plant = await Plant.create('Retention');
    await plant.rule('retention_overdue');
    expect(await plant.raise()).toEqual([]);
    await database.pool.query(
      `insert into dead_letters (received_at, topic, payload, reason, detail) values (now() - interval '40 days', 't', '', 'undecodable', 'x')`,
    );
    expect((await plant.raise()).map(({ title }) => title)).toEqual(['Old rows of dead_letters were not dropped']);
    await database.pool.query(`delete from dead_letters`);
    expect(await plant.raise()).toMatchObject([{ isOpen: false }]);
  });
});

describe('who is told', () => {
  it("may see the site that an alert is about, named by name or by role; what is nobody's place all are told", async () => {
    const plant = await Plant.create('Two sites');
    const { enterpriseId, siteId } = plant.factory;
    const { rows: sites } = await database.pool.query<{ id: number }>(
      `insert into sites (enterprise_id, name, time_zone) values ($1, 'Elsewhere', 'UTC') returning id`,
      [enterpriseId],
    );
    const elsewhere = sites[0]?.id ?? 0;
    const person = async (name: string, ...siteIds: readonly number[]): Promise<string> => {
      const { rows } = await database.pool.query<{ id: string }>(
        `with person as (insert into users (enterprise_id, name, email, role) values ($1, $2, $2 || '@example.org', 'operator') returning id),
         seen as (insert into user_sites (user_id, site_id, enterprise_id) select person.id, site, $1 from person, unnest($3::int[]) site)
         select id from person`,
        [enterpriseId, name, siteIds],
      );
      return rows[0]?.id ?? '';
    };
    const confined = [
      await person('here', siteId),
      await person('there', elsewhere),
      await person('both', siteId, elsewhere),
    ];
    const both = { channels: ['in_app', 'email'] };
    await plant.rule('stop_too_long', { name: 'By name', threshold_seconds: 60, users: confined, ...both });
    await plant.rule('stop_too_long', {
      name: 'By role',
      threshold_seconds: 60,
      users: [],
      roles: ['operator'],
      ...both,
    });
    await plant.rule('retention_overdue', { users: confined, ...both });
    await plant.standing('Machine', 90);
    await database.pool.query(
      `insert into dead_letters (received_at, topic, payload, reason, detail) values (now() - interval '40 days', 't', '', 'undecodable', 'x')`,
    );
    await plant.raise();
    await database.pool.query('delete from dead_letters');
    const { rows } = await database.pool.query<{ rule: string; notified: string; mailed: string }>(
      `select alert.rule_name as rule,
         (select string_agg(told.name, ' ' order by told.name) from notifications
          join users told on told.id = notifications.user_id where notifications.alert_id = alert.id) as notified,
         (select string_agg(split_part(recipient, '@', 1), ' ' order by recipient) from message_deliveries
          where message_deliveries.alert_id = alert.id) as mailed
       from alerts alert where alert.enterprise_id = $1 order by alert.id`,
      [enterpriseId],
    );
    expect(rows).toEqual([
      { rule: 'By name', notified: 'both here', mailed: 'both here' },
      { rule: 'By role', notified: 'both here', mailed: 'both here' },
      { rule: 'retention_overdue', notified: 'both here there', mailed: 'both here there' },
    ]);
  });
});

describe('a delivery', () => {
  it('is taken by one sender at a time, and never again once it was delivered', async () => {
    const plant = await Plant.create('Delivery');
    await plant.standing('Machine', 90);
    await plant.rule('stop_too_long', { channels: ['webhook'], webhook_url: 'http://127.0.0.1:9/hook' });
    await plant.raise();
    const { rows } = await database.pool.query<{ id: string }>(
      'select id from message_deliveries where enterprise_id = $1',
      [plant.factory.enterpriseId],
    );
    const call = async (statement: string, ...values: readonly unknown[]): Promise<readonly object[]> =>
      (await database.pool.query<Record<string, unknown>>(statement, [rows[0]?.id, ...values])).rows;
    const take = (): Promise<readonly object[]> => call('select attempts, status from api.take_delivery($1)');
    const finish = (error: string | null): Promise<readonly object[]> =>
      call('select status, last_error from api.finish_delivery($1, $2)', error);
    expect(await take()).toEqual([{ attempts: 1, status: 'sending' }]);
    await expect(take()).rejects.toThrow(/is being sent/);
    expect(await finish('503')).toEqual([{ status: 'queued', last_error: '503' }]);
    expect(await take()).toEqual([{ attempts: 2, status: 'sending' }]);
    expect(await finish(null)).toEqual([{ status: 'delivered', last_error: null }]);
    expect(await take()).toEqual([]);
  });
});
