import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestEngine, until, type TestEngine } from './fixture/start-test-engine.ts';
import { startHandler, type TestHandler } from './fixture/start-handler.ts';

let database: TestDatabase;
let handler: TestHandler;
let engine: TestEngine;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  handler = await startHandler();
  await start();
});

afterAll(async () => {
  await engine.stop();
  await handler.stop();
  await database.stop();
});

const start = async (): Promise<void> => {
  const settings = { HANDLER: handler.url, HASURA_GRAPHQL_EVENTS_FETCH_INTERVAL: '50' };
  engine = await startTestEngine(database.url, settings);
};

beforeEach(() => {
  handler.answer(() => ({}));
});

/** Half a day away, so that nothing that is planned comes due while the tests run. */
const farHour = (new Date().getUTCHours() + 12) % 24;
const nextHour = (farHour + 1) % 24;

const nightly = {
  name: 'nightly',
  webhook: '{{HANDLER}}/nightly',
  schedule: `0 ${farHour} * * 1-5`,
  payload: { a: 1 },
  comment: 'c',
};

interface Row {
  readonly id: string;
  readonly scheduled_time: string;
  readonly status: string;
}

async function events(args: object): Promise<readonly Row[]> {
  const { answer } = await engine.metadata('get_scheduled_events', args);
  return (answer as { readonly events: readonly Row[] }).events;
}

const ofNightly = { type: 'cron', trigger_name: 'nightly' };

/** What the handler is told from now on. */
function hear(): () => readonly unknown[] {
  const before = handler.handled.length;
  return () => handler.handled.slice(before).map(({ body }) => body);
}

describe('a cron trigger', () => {
  test('has a hundred events planned, and plans anew when its schedule changes', async () => {
    await engine.metadata('create_cron_trigger', nightly);
    await until(async () => expect(await events(ofNightly)).toHaveLength(100));
    const planned = await events(ofNightly);
    const times = planned.map(({ scheduled_time: time }) => new Date(time));
    expect(times.every((time) => time.getUTCHours() === farHour && time.getUTCDay() % 6 !== 0)).toBe(true);
    await engine.metadata('create_cron_trigger', { ...nightly, schedule: `30 ${nextHour} * * *`, replace: true });
    const hours = async (): Promise<unknown> =>
      new Set((await events(ofNightly)).map(({ scheduled_time: time }) => new Date(time).getUTCHours()));
    await until(async () => expect(await hours()).toEqual(new Set([nextHour])));
    const { answer } = await engine.metadata('get_scheduled_events', { ...ofNightly, limit: 1, get_rows_count: true });
    expect(answer).toMatchObject({ count: 100, events: [{ status: 'scheduled' }] });
    await engine.metadata('create_cron_trigger', { ...nightly, replace: true });
  });

  test('tells its handler when the time has come, tries again, and logs that', async () => {
    await engine.metadata('create_cron_trigger', {
      ...nightly,
      replace: true,
      retry_conf: { num_retries: 1, retry_interval_seconds: 0 },
    });
    await until(async () => expect(await events(ofNightly)).toHaveLength(100));
    let tries = 0;
    handler.answer(() => ({ status: (tries += 1) === 1 ? 500 : 200 }));
    const heard = hear();
    const { rows } = await database.pool.query<Row>(
      `update hdb_catalog.hdb_cron_events set scheduled_time = now()
        where id = (select id from hdb_catalog.hdb_cron_events order by scheduled_time limit 1) returning id`,
    );
    await until(() => expect(heard()).toHaveLength(2));
    const id = rows[0]?.id;
    const told = { id, name: 'nightly', scheduled_time: expect.anything() as unknown, payload: { a: 1 }, comment: 'c' };
    expect(heard()).toEqual([told, told]);
    await until(async () =>
      expect((await events({ ...ofNightly, status: ['delivered'] })).map((one) => one.id)).toEqual([id]),
    );
    const { answer } = await engine.metadata('get_scheduled_event_invocations', { type: 'cron', event_id: id });
    expect(answer).toMatchObject({ invocations: [{ status: 200 }, { status: 500 }] });
  });

  test('lets go what is later than its tolerance, and delivers what is not when the engine is back', async () => {
    await engine.metadata('create_cron_trigger', { ...nightly, replace: true, retry_conf: { tolerance_seconds: 60 } });
    await engine.stop();
    const heard = hear();
    await database.pool.query(`insert into hdb_catalog.hdb_cron_events (id, trigger_name, scheduled_time)
      values ('late', 'nightly', now() - interval '1 hour'), ('due', 'nightly', now() - interval '1 second')`);
    await start();
    await until(() => expect(heard()).toEqual([expect.objectContaining({ id: 'due' })]));
    await until(async () =>
      expect((await events({ ...ofNightly, status: ['dead'] })).map(({ id }) => id)).toEqual(['late']),
    );
  });

  test('is delivered again when the engine died over it', async () => {
    await engine.stop();
    const heard = hear();
    await database.pool.query(`insert into hdb_catalog.hdb_cron_events (id, trigger_name, scheduled_time, status)
      values ('left', 'nightly', now() - interval '1 second', 'locked')`);
    await start();
    await until(() => expect(heard()).toEqual([expect.objectContaining({ id: 'left' })]));
  });

  test('goes with its planned events', async () => {
    expect(await engine.metadata('delete_cron_trigger', { name: 'nightly' })).toMatchObject({ status: 200 });
    await until(async () => {
      const { rows } = await database.pool.query(`select from hdb_catalog.hdb_cron_events where status = 'scheduled'`);
      expect(rows).toEqual([]);
    });
  });
});

describe('a one-off event', () => {
  const oneOff = { webhook: '{{HANDLER}}/once', payload: [1], headers: [{ name: 'x-once', value: 'yes' }] };

  test('is delivered once when its time has come', async () => {
    const heard = hear();
    const { answer } = await engine.metadata('create_scheduled_event', {
      ...oneOff,
      schedule_at: new Date().toISOString(),
    });
    const id = (answer as { readonly event_id: string }).event_id;
    expect(answer).toEqual({ message: 'success', event_id: id });
    const times = { scheduled_time: expect.anything() as unknown, created_at: expect.anything() as unknown };
    await until(() => expect(heard()).toEqual([{ id, payload: [1], ...times }]));
    expect(handler.handled.at(-1)?.headers).toMatchObject({ 'x-once': 'yes' });
    await until(async () => expect(await events({ type: 'one_off', status: ['delivered'] })).toMatchObject([{ id }]));
  });

  test('can be taken back before', async () => {
    const { answer } = await engine.metadata('create_scheduled_event', {
      ...oneOff,
      schedule_at: '2999-01-01T00:00:00Z',
    });
    const { event_id } = answer as { readonly event_id: string };
    expect(await engine.metadata('delete_scheduled_event', { type: 'one_off', event_id })).toMatchObject({
      status: 200,
    });
    expect(await events({ type: 'one_off', status: ['scheduled'] })).toEqual([]);
  });
});

describe('metadata of scheduled events', () => {
  test.each<readonly [string, object, string, string]>([
    ['create_cron_trigger', { ...nightly, schedule: '61 * * * *' }, 'parse-failed', 'parsing CronSchedule failed'],
    ['create_cron_trigger', { ...nightly, schedule: '* * * * * *' }, 'parse-failed', 'parsing CronSchedule failed'],
    ['create_cron_trigger', { ...nightly, webhook: 'no url' }, 'invalid-configuration', 'not a valid URL: no url'],
    [
      'create_cron_trigger',
      { ...nightly, webhook: { from_env: 'NO' } },
      'invalid-configuration',
      "environment variable 'NO' not set",
    ],
    [
      'create_cron_trigger',
      { ...nightly, retry_conf: { num_retries: -1 } },
      'parse-failed',
      'num_retries must not be negative',
    ],
    ['create_cron_trigger', { ...nightly, request_transform: { body: '{{' } }, 'parse-failed', 'Parse Error'],
    [
      'create_cron_trigger',
      { ...nightly, name: 'kept' },
      'already-exists',
      'cron trigger with name: kept already exists',
    ],
    ['delete_cron_trigger', { name: 'no' }, 'not-exists', 'cron trigger with name: "no" does not exist'],
    ['get_scheduled_events', { type: 'weekly' }, 'parse-failed', 'expected one_off or cron'],
    [
      'create_scheduled_event',
      { webhook: 'http://127.0.0.1:9/', schedule_at: 'soon' },
      'parse-failed',
      'not a time: soon',
    ],
    ['delete_scheduled_event', { type: 'one_off', event_id: 'no' }, 'not-exists', 'scheduled event not found'],
  ])('%s refuses what does not fit, and changes nothing: %j', async (type, args, code, message) => {
    await engine.metadata('create_cron_trigger', { ...nightly, name: 'kept', replace: true });
    const before = await engine.metadata('export_metadata', {});
    const { status, answer } = await engine.metadata(type, args);
    const { code: said, error } = answer as { readonly code: string; readonly error: string };
    expect([status, said === code && error.includes(message), `${said}: ${error}`]).toEqual([
      400,
      true,
      expect.anything(),
    ]);
    expect(await engine.metadata('export_metadata', {})).toEqual(before);
  });

  test('is exported as it can be replaced, without what is kept out of it, which stays', async () => {
    await engine.metadata('create_cron_trigger', { ...nightly, name: 'hidden', include_in_metadata: false });
    const { answer } = await engine.metadata('export_metadata', {});
    expect(answer).toMatchObject({ cron_triggers: [{ name: 'kept' }] });
    expect((await engine.metadata('replace_metadata', answer)).status).toBe(200);
    expect((await engine.metadata('export_metadata', {})).answer).toEqual(answer);
    expect((await engine.metadata('get_cron_triggers', {})).answer).toMatchObject({
      cron_triggers: [{ name: 'kept' }, { name: 'hidden' }],
    });
  });
});
