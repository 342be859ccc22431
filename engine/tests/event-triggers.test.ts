import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LogCleaner } from '../src/event/log-cleaner.ts';
import { readEventTrigger } from '../src/metadata/event-trigger-metadata.ts';
import { JsonPlace } from '../src/metadata/json-place.ts';
import type { EventTrigger } from '../src/model/model.ts';
import { startTestEngine, until, type TestEngine } from './fixture/start-test-engine.ts';
import { startHandler, type TestHandler } from './fixture/start-handler.ts';

let database: TestDatabase;
let handler: TestHandler;
let engine: TestEngine;

const settings = (): Readonly<Record<string, string>> => ({
  HANDLER: handler.url,
  SECRET: 'kept',
  HASURA_GRAPHQL_EVENTS_FETCH_INTERVAL: '50',
});

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  handler = await startHandler();
  engine = await startTestEngine(database.url, settings());
  const sql = 'create table stop (id int primary key, machine text, cause text, weight numeric, ticks bigint)';
  const args = [
    { type: 'run_sql', args: { sql } },
    { type: 'track_table', args: { name: 'stop' } },
  ];
  await engine.command({ type: 'bulk', args });
});

afterAll(async () => {
  await engine.stop();
  await handler.stop();
  await database.stop();
});

let name = '';
let count = 0;

/** Takes the last test's trigger away with its events before its rows, which it would still tell of. */
beforeEach(async () => {
  handler.answer(() => ({}));
  if (name !== '') await engine.metadata('pg_delete_event_trigger', { name });
  name = '';
  await database.pool.query('delete from stop');
});

async function listen(more: object): Promise<void> {
  name = `told${(count += 1)}`;
  const trigger = { name, table: 'stop', webhook: '{{HANDLER}}/told', ...more };
  expect(await engine.metadata('pg_create_event_trigger', trigger)).toEqual({
    status: 200,
    answer: { message: 'success' },
  });
}

const everything = { insert: { columns: '*' }, update: { columns: '*' }, delete: { columns: '*' } };

interface Told {
  readonly id: string;
  readonly trigger: { readonly name: string };
  readonly event: {
    readonly op: string;
    readonly trace_context?: unknown;
    readonly data: { readonly old: unknown; readonly new: unknown };
  };
}

/** What the handler is told while `act` runs and until it was told so many events. */
async function told(events: number, act: () => Promise<unknown>): Promise<readonly Told[]> {
  const before = handler.handled.length;
  await act();
  await until(() => expect(handler.handled.length - before).toBeGreaterThanOrEqual(events));
  return handler.handled.slice(before).map(({ body }) => body as Told);
}

const insert = (id: number): Promise<unknown> =>
  database.pool.query(`insert into stop values ($1, 'Filler', 'jam', 1.50, 9007199254740993)`, [id]);

describe('an event trigger', () => {
  test('tells its handler of every change, whoever has made it', async () => {
    await listen({ ...everything, headers: [{ name: 'X-Secret', value_from_env: 'SECRET' }] });
    const query = 'mutation { insert_stop_one(object: {id: 1, machine: "Filler"}) { id } }';
    const user = { 'x-hasura-role': 'admin', 'x-hasura-user-id': '7' };
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const traced = { ...user, traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
    const [first] = await told(1, () => engine.graphql(query, {}, traced));
    const row = { id: 1, machine: 'Filler', cause: null, weight: null, ticks: null };
    expect(first).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as unknown,
      delivery_info: { current_retry: 0, max_retries: 0 },
      event: {
        op: 'INSERT',
        data: { old: null, new: row },
        session_variables: user,
        trace_context: {
          trace_id: traceId,
          span_id: expect.stringMatching(/^[\da-f]{16}$/) as unknown,
          sampling_state: '1',
        },
      },
      table: { schema: 'public', name: 'stop' },
      trigger: { name },
    });
    expect(handler.handled.at(-1)?.headers).toMatchObject({
      'x-secret': 'kept',
      'content-type': 'application/json',
      traceparent: expect.stringContaining(`00-${traceId}-`) as unknown,
      'x-b3-traceid': traceId,
    });
    const events = await told(2, async () => {
      await database.pool.query(`update stop set cause = 'jam'; delete from stop`);
    });
    expect(events.map(({ event }) => [event.op, event.data])).toEqual([
      ['UPDATE', { old: row, new: { ...row, cause: 'jam' } }],
      ['DELETE', { old: { ...row, cause: 'jam' }, new: null }],
    ]);
    expect(events.map(({ event }) => event.trace_context)).toEqual([null, null]);
  });

  test('listens for the columns it names, tells those it names, and numbers as they are', async () => {
    await listen({ update: { columns: ['cause'], payload: ['id', 'weight', 'ticks'] } });
    await insert(1);
    await told(1, async () => {
      await database.pool.query(`update stop set machine = 'Capper'; update stop set weight = 1.5`);
      await database.pool.query(`update stop set cause = 'clean'`);
    });
    expect(handler.handled.at(-1)?.text).toContain('"new": {"id": 1, "ticks": 9007199254740993, "weight": 1.5}');
  });

  test('tells nothing of what was rolled back, and everything of what was committed', async () => {
    await listen(everything);
    const events = await told(1, async () => {
      await database.pool.query('begin; insert into stop values (1); rollback');
      await insert(2);
    });
    expect(events.map(({ event }) => event.data.new)).toEqual([expect.objectContaining({ id: 2 })]);
  });

  test('tries again with the same id, after as long as it or its handler says', async () => {
    await listen({ ...everything, retry_conf: { num_retries: 2, interval_sec: 0 } });
    let tries = 0;
    handler.answer(() => {
      tries += 1;
      return tries === 1 ? { status: 503, headers: { 'retry-after': '1' } } : { status: tries === 2 ? 500 : 204 };
    });
    const startedAt = Date.now();
    const events = await told(3, () => insert(1));
    expect(Date.now() - startedAt).toBeGreaterThan(1_000);
    expect(new Set(events.map(({ id }) => id)).size).toBe(1);
    await until(async () => {
      const { answer } = await engine.metadata('pg_get_event_logs', { name, limit: 1 });
      expect(answer).toMatchObject([{ delivered: true, error: false, tries: 3 }]);
    });
    const { answer } = await engine.metadata('pg_get_event_invocation_logs', { name, limit: 3 });
    expect((answer as readonly { status: number }[]).map(({ status }) => status)).toEqual([204, 500, 503]);
  });

  test('gives up at last, until it is told to deliver again', async () => {
    await listen({ ...everything, retry_conf: { num_retries: 1, interval_sec: 0, timeout_sec: 1 } });
    let finish = (): void => undefined;
    handler.answer(() => new Promise((resolve) => (finish = () => resolve({}))));
    const [event] = await told(2, () => insert(1));
    const id = event?.id ?? '';
    await until(async () => {
      const { answer } = await engine.metadata('pg_get_event_by_id', { event_id: id });
      expect(answer).toMatchObject({
        event: { error: true, tries: 2 },
        invocations: [{ status: null }, { status: null }],
      });
    });
    finish();
    handler.answer(() => ({}));
    const again = await told(1, () => engine.metadata('pg_redeliver_event', { event_id: id }));
    expect(again.map((one) => one.id)).toEqual([id]);
  });

  test('is invoked by hand where it allows that', async () => {
    await listen({ enable_manual: true, update: { columns: '*' } });
    let answer: unknown;
    const payload = { anything: [1] };
    const [event] = await told(
      1,
      async () => ({ answer } = await engine.metadata('pg_invoke_event_trigger', { name, payload })),
    );
    expect(event).toMatchObject({ event: { op: 'MANUAL', data: { old: null, new: payload } } });
    expect(answer).toEqual({ event_id: event?.id });
  });

  test('is delivered once though two engines deliver', async () => {
    await listen(everything);
    const other = await startTestEngine(database.url, settings());
    await database.pool.query('insert into stop select generate_series(1, 50)');
    await until(async () => expect(await pending()).toBe(0));
    await other.stop();
    const ofTrigger = handler.handled.map(({ body }) => body as Told).filter(({ trigger }) => trigger.name === name);
    expect(ofTrigger).toHaveLength(50);
    expect(new Set(ofTrigger.map(({ id }) => id)).size).toBe(50);
  });

  test('has its delivered events cleaned up as its schedule says', async () => {
    const cleanup_config = { schedule: '0 * * * *', clear_older_than: 1, clean_invocation_logs: true, batch_size: 1 };
    await listen({ ...everything, cleanup_config });
    await told(3, () => database.pool.query('insert into stop select generate_series(1, 3)'));
    await until(async () => expect(await pending()).toBe(0));
    await database.pool.query(`update hdb_catalog.event_log set created_at = created_at - interval '2 hours'
      where payload #>> '{data,new,id}' <> '3'`);
    const { answer } = await engine.metadata('export_metadata', {});
    const [source] = (answer as { sources: { tables: { event_triggers: unknown[] }[] }[] }).sources;
    expect(source?.tables[0]?.event_triggers).toMatchObject([{ cleanup_config: { ...cleanup_config, paused: false } }]);
    const cleaner = new LogCleaner(
      database.pool,
      () => new Map([[name, builtTrigger(cleanup_config)]]),
      () => undefined,
    );
    const hour = (hours: number): Date => new Date(Date.UTC(2026, 0, 1, hours, 30));
    await cleaner.cleanDue(hour(1), hour(1));
    expect(await logged()).toHaveLength(3);
    await cleaner.cleanDue(hour(1), hour(2));
    expect(await logged()).toHaveLength(1);
    const { rows } = await database.pool.query('select * from hdb_catalog.hdb_event_log_cleanups');
    const counts = { deleted_event_logs: 2, deleted_event_invocation_logs: 2, status: 'completed' };
    expect(rows).toEqual([expect.objectContaining({ trigger_name: name, ...counts })]);
  });

  test('has its request rewritten, and keeps why that failed', async () => {
    const body = { action: 'transform', template: '{"cause": {{$body.event.data.new.cause}}}' };
    await listen({ ...everything, request_transform: { version: 2, url: '{{$base_url}}/x', body } });
    const events = await told(1, () => insert(1));
    expect([events, handler.handled.at(-1)?.path]).toEqual([[{ cause: 'jam' }], '/told/x']);
    await database.pool.query('delete from stop');
    await until(async () => {
      const { answer } = await engine.metadata('pg_get_event_invocation_logs', { name, limit: 1 });
      expect(JSON.stringify(answer)).toContain('Type Error: Expected object');
    });
  });

  test('follows its table and columns under other names, and goes with them', async () => {
    await listen({ update: { columns: ['cause'] } });
    await engine.command({
      type: 'run_sql',
      args: { sql: 'alter table stop rename to halt; alter table halt rename cause to why' },
    });
    await insertInto('halt');
    const [event] = await told(1, () => database.pool.query(`update halt set why = 'other'`));
    expect(event).toMatchObject({ table: { name: 'halt' }, event: { data: { new: { why: 'other' } } } });
    await engine.command({
      type: 'run_sql',
      args: { sql: 'alter table halt rename to stop; alter table stop rename why to cause' },
    });
    const dropped = await engine.metadata('pg_untrack_table', { table: 'stop' });
    expect(dropped.status).toBe(200);
    expect(await triggers()).toEqual([]);
    await engine.command({ type: 'track_table', args: { name: 'stop' } });
    name = '';
  });
});

async function pending(): Promise<number> {
  const { rows } = await database.pool.query(
    'select from hdb_catalog.event_log where not delivered and trigger_name = $1',
    [name],
  );
  return rows.length;
}

async function logged(): Promise<readonly unknown[]> {
  const { answer } = await engine.metadata('pg_get_event_logs', { name });
  return answer as readonly unknown[];
}

function builtTrigger(cleanup: object): EventTrigger {
  const place = new JsonPlace({ name, webhook: 'http://127.0.0.1:9/', definition: {}, cleanup_config: { ...cleanup } });
  const metadata = readEventTrigger(place);
  const table = { schema: 'public', name: 'stop' };
  return { name, table, webhook: '', metadata, requestTransform: null };
}

const insertInto = (table: string): Promise<unknown> => database.pool.query(`insert into ${table} (id) values (1)`);

async function triggers(): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ tgname: string }>(
    `select tgname from pg_trigger where tgname like 'notify_hasura_%' order by tgname`,
  );
  return rows.map(({ tgname }) => tgname);
}

describe('metadata of event triggers', () => {
  test.each<readonly [string, object, string, string]>([
    [
      'create_event_trigger',
      { name: 'a b' },
      'parse-failed',
      'only alphanumeric and underscore and hyphens allowed for name',
    ],
    [
      'create_event_trigger',
      { name: 'a'.repeat(43) },
      'parse-failed',
      'event trigger name can be at most 42 characters',
    ],
    ['create_event_trigger', { insert: undefined }, 'parse-failed', 'atleast one amongst'],
    ['create_event_trigger', { webhook: undefined }, 'parse-failed', 'must provide webhook or webhook_from_env'],
    ['create_event_trigger', { webhook: 'no url' }, 'invalid-configuration', 'not a valid URL: no url'],
    [
      'create_event_trigger',
      { webhook: undefined, webhook_from_env: 'NO' },
      'invalid-configuration',
      "environment variable 'NO' not set",
    ],
    ['create_event_trigger', { insert: { columns: ['no'] } }, 'invalid-configuration', 'column "no" does not exist'],
    ['create_event_trigger', { table: 'no' }, 'not-exists', 'table "no" does not exist'],
    ['create_event_trigger', { request_transform: { url: '{{' } }, 'parse-failed', 'Parse Error'],
    ['create_event_trigger', { name: 'kept' }, 'already-exists', 'event trigger with name "kept" already exists'],
    ['delete_event_trigger', { name: 'no' }, 'not-exists', 'event trigger with name "no" does not exist'],
    ['invoke_event_trigger', { name: 'kept', payload: 1 }, 'not-supported', 'manual mode is not enabled'],
    ['redeliver_event', { event_id: 'no' }, 'not-exists', 'event not found'],
  ])('%s refuses what does not fit, and changes nothing: %j', async (type, more, code, message) => {
    const base = { table: 'stop', webhook: 'http://127.0.0.1:9/', insert: { columns: '*' } };
    await engine.metadata('pg_create_event_trigger', { ...base, name: 'kept', replace: true });
    const before = await engine.metadata('export_metadata', {});
    const installed = await triggers();
    const { status, answer } = await engine.metadata(`pg_${type}`, { ...base, name: 'fresh', ...more });
    const { code: said, error } = answer as { readonly code: string; readonly error: string };
    expect([status, said === code && error.includes(message), `${said}: ${error}`]).toEqual([
      400,
      true,
      expect.anything(),
    ]);
    expect(await engine.metadata('export_metadata', {})).toEqual(before);
    expect(await triggers()).toEqual(installed);
  });

  test('is exported as it can be replaced, and its triggers with it', async () => {
    const { answer } = await engine.metadata('export_metadata', {});
    await engine.metadata('clear_metadata', {});
    expect(await triggers()).toEqual([]);
    expect((await engine.metadata('replace_metadata', answer)).status).toBe(200);
    expect((await engine.metadata('export_metadata', {})).answer).toEqual(answer);
    expect(await triggers()).toEqual(['notify_hasura_kept_INSERT']);
  });
});
