import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHandler, type TestHandler } from './fixture/start-handler.ts';
import { asAdmin, startTestEngine, until, type TestEngine } from './fixture/start-test-engine.ts';

let database: TestDatabase;
let handler: TestHandler;
let engine: TestEngine;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  handler = await startHandler();
  engine = await startTestEngine(database.url, {
    HASURA_GRAPHQL_EVENTS_FETCH_INTERVAL: '50',
    HANDLER: handler.url,
  });
});

afterAll(async () => {
  await engine.stop();
  await handler.stop();
  await database.stop();
});

async function send(path: string, body?: unknown): Promise<unknown> {
  const options = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`http://127.0.0.1:${engine.port}${path}`, { headers: asAdmin, ...options });
  const answer: unknown = await response.json();
  expect([body, response.status, answer]).toEqual([body, 200, expect.anything()]);
  return answer;
}

const metadata = (type: string, args: unknown, more: object = {}): Promise<unknown> =>
  send('/v1/metadata', { type, args, ...more });
const success = { message: 'success' };
const source = 'default';
const table = { schema: 'public', name: 'order' };

/** As the console sends SQL: with all keys, and in a bulk where it changes something. */
const runSql = (sql: string, more: object = {}) => ({
  type: 'run_sql',
  args: { source, sql, cascade: false, read_only: false, ...more },
});
const readSql = (sql: string) => runSql(sql, { read_only: true });

/** What the console adds to each command that it sends for a source. */
const ofSource = (type: string, args: object) => ({ type, args: { ...args, source } });

/** Changes as the console makes them: several commands in a bulk that names the source and the version it knows. */
async function change(...args: readonly object[]): Promise<void> {
  const { resource_version } = (await metadata('export_metadata', {}, { version: 2 })) as { resource_version: number };
  const answer = await send('/v1/metadata', { type: 'bulk', source, resource_version, args });
  expect(answer).toEqual(args.map(() => success));
}

/** The JSON that a statement of one row and one column answers. */
async function readJson(sql: string): Promise<unknown> {
  const { result_type: type, result } = (await send('/v2/query', readSql(sql))) as {
    readonly result_type: string;
    readonly result: readonly (readonly string[])[];
  };
  expect([type, result]).toEqual(['TuplesOk', [[expect.any(String)], [expect.any(String)]]]);
  return JSON.parse(result[1]?.[0] ?? '');
}

test('start: version, configuration, state, metadata, inconsistencies', async () => {
  expect(await send('/v1/version')).toEqual({ version: expect.stringMatching(/^v2\.\d+\.\d+/) as string });
  expect(await send('/v1alpha1/config')).toMatchObject({ is_admin_secret_set: true, is_allow_list_enabled: false });
  const state = { telemetryNotificationShown: true, console_notifications: { admin: { read: [], date: null } } };
  expect(await metadata('set_catalog_state', { type: 'console', state })).toEqual(success);
  expect(await metadata('get_catalog_state', {})).toMatchObject({
    id: expect.any(String) as string,
    console_state: state,
  });
  expect(await metadata('export_metadata', {}, { version: 2 })).toMatchObject({
    resource_version: expect.any(Number) as number,
    metadata: { version: 3, sources: [{ name: source, kind: 'postgres', tables: [] }] },
  });
  expect(await metadata('get_inconsistent_metadata', {})).toEqual({ is_consistent: true, inconsistent_objects: [] });
  expect(await metadata('list_source_kinds', {})).toMatchObject({
    sources: expect.arrayContaining([expect.objectContaining({ kind: 'pg', builtin: true })]) as unknown,
  });
  expect(await metadata('get_source_kind_capabilities', { name: 'postgres' })).toHaveProperty('capabilities');
  const [versions] = (await send('/v2/query', { type: 'bulk', source, args: [readSql('SELECT version();')] })) as [
    { result: string[][] },
  ];
  expect(versions.result[1]?.[0]).toMatch(/^PostgreSQL \d+/);
});

describe('data', () => {
  test('creates tables and reads the catalog for them', async () => {
    const statements = [
      'CREATE TABLE "public"."customer" ("id" serial NOT NULL, "name" text NOT NULL, PRIMARY KEY ("id") , UNIQUE ("name"));',
      `CREATE TABLE "public"."order" ("id" serial NOT NULL, "customer_id" integer, "state" text DEFAULT 'new', "amount" numeric, PRIMARY KEY ("id") , FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON UPDATE restrict ON DELETE restrict, CONSTRAINT "positive" CHECK (amount > 0));COMMENT ON TABLE "public"."order" IS E'what is sold';`,
      'CREATE FUNCTION "public"."open_orders"() RETURNS SETOF "public"."order" LANGUAGE sql STABLE AS $$ select * from "order" where state = \'new\' $$;',
    ];
    const answers = await send('/v2/query', { type: 'bulk', source, args: statements.map((sql) => runSql(sql)) });
    expect(answers).toEqual(statements.map(() => ({ result_type: 'CommandOk', result: null })));
    await change(
      ofSource('pg_track_table', { table: { schema: 'public', name: 'customer' } }),
      ofSource('pg_track_table', { table, configuration: { column_config: { amount: { custom_name: 'total' } } } }),
    );
    const catalog = [
      readSql("select nspname as schema_name from pg_namespace where nspname not like 'pg\\_%' order by 1;"),
      readSql(`-- test_id = tables
        select coalesce(json_agg(row_to_json(info)), '[]'::json) as tables from (
          select n.nspname as table_schema, c.relname as table_name, obj_description(c.oid) as comment,
            coalesce(json_agg(distinct row_to_json(i)::jsonb || jsonb_build_object('comment', col_description(c.oid, i.ordinal_position))), '[]') as columns
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          join information_schema.columns i on i.table_schema = n.nspname and i.table_name = c.relname
          where n.nspname = 'public' group by 1, 2, 3) as info;`),
      readSql(
        "select coalesce(json_agg(json_build_object('name', conname, 'check', pg_get_constraintdef(oid))), '[]') from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace;",
      ),
    ];
    const read = (await send('/v2/query', { type: 'concurrent_bulk', source, args: catalog })) as {
      result: string[][];
    }[];
    expect(read.map(({ result }) => result[0]?.[0])).toEqual(['schema_name', 'tables', 'coalesce']);
    expect(JSON.parse(read[1]?.result[1]?.[0] ?? '')).toContainEqual(
      expect.objectContaining({ table_name: 'order', comment: 'what is sold' }),
    );
    expect(
      await readJson("select json_agg(proname) from pg_proc where pronamespace = 'public'::regnamespace;"),
    ).toEqual(['open_orders']);
  });

  test('browses, inserts, edits and deletes rows', async () => {
    await send('/v2/query', {
      type: 'bulk',
      source,
      args: [runSql('INSERT INTO "public"."customer"("name") VALUES (E\'ACME\');')],
    });
    const insert = { table, source, objects: [{ customer_id: 1, amount: 5 }], returning: [] };
    expect(await send('/v2/query', { type: 'insert', args: insert })).toMatchObject({ affected_rows: 1 });
    const page = { source, table, where: { $and: [] }, offset: 0, limit: 10, order_by: null };
    const columns = ['id', 'state', 'amount'];
    expect(await send('/v2/query', { type: 'select', args: { ...page, columns } })).toEqual([
      { id: 1, state: 'new', amount: 5 },
    ]);
    expect(await send('/v2/query', { type: 'count', args: { ...page, offset: null, limit: null, columns } })).toEqual({
      count: 1,
    });
    const estimate = `select reltuples::bigint from pg_class c join pg_namespace n on c.relnamespace = n.oid where c.relname = 'order';`;
    await readJson(estimate);
    const edit = { source, table, $set: { state: 'sent' }, $default: [], where: { id: 1 } };
    expect(await send('/v2/query', { type: 'update', args: edit })).toMatchObject({ affected_rows: 1 });
    const removal = { type: 'delete', args: { source, table, where: { id: { $eq: 1 } } } };
    expect(await send('/v2/query', { type: 'bulk', source, args: [removal] })).toMatchObject([{ affected_rows: 1 }]);
  });

  test('modifies tables, and asks before it drops what others need', async () => {
    await change(
      ofSource('pg_set_table_customization', {
        table,
        configuration: { custom_name: null, custom_root_fields: {}, column_config: {}, comment: null },
      }),
      ofSource('pg_set_table_is_enum', { table, is_enum: false }),
    );
    await change(ofSource('pg_set_apollo_federation_config', { table, apollo_federation_config: { enable: 'v1' } }));
    await change(ofSource('pg_set_apollo_federation_config', { table, apollo_federation_config: null }));
    await change(ofSource('pg_track_function', { function: { schema: 'public', name: 'open_orders' } }));
    await change(ofSource('pg_untrack_function', { function: { schema: 'public', name: 'open_orders' } }));
    await change(
      ofSource('pg_create_object_relationship', {
        name: 'customer',
        table,
        using: { foreign_key_constraint_on: 'customer_id' },
      }),
      ofSource('pg_create_array_relationship', {
        name: 'orders',
        table: { schema: 'public', name: 'customer' },
        using: { foreign_key_constraint_on: { table, column: 'customer_id' } },
      }),
    );
    await change(ofSource('pg_rename_relationship', { table, name: 'customer', new_name: 'buyer' }));
    expect(await metadata('pg_get_source_tables', { source })).toContainEqual({ name: 'order', schema: 'public' });
    expect(await metadata('pg_get_table_info', { source, table })).toMatchObject({ primary_key: ['id'] });
    expect(await metadata('dump_internal_state', {})).toBeTypeOf('object');
    expect(await metadata('pg_suggest_relationships', { source, omit_tracked: true })).toEqual({ relationships: [] });
    const drop = runSql('alter table "public"."order" drop column "customer_id"');
    const response = await fetch(`http://127.0.0.1:${engine.port}/v2/query`, {
      method: 'POST',
      headers: asAdmin,
      body: JSON.stringify({ type: 'bulk', source, args: [drop] }),
    });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { code: 'dependency-error', error: expect.stringContaining('relationship order.buyer') as string },
    ]);
  });

  test('gives and takes permissions', async () => {
    const filter = { customer: { id: { _eq: 'X-Hasura-User-Id' } } };
    const renamed = { buyer: filter.customer };
    const permission = {
      columns: ['id', 'state'],
      filter: renamed,
      limit: 10,
      allow_aggregations: true,
      computed_fields: [],
    };
    const created = (type: string, given: object) =>
      ofSource(`pg_create_${type}_permission`, { table, role: 'guest', permission: given, comment: null });
    await change(created('select', permission));
    // An edit is a drop and a create in one.
    await change(
      ofSource('pg_drop_select_permission', { table, role: 'guest' }),
      created('select', { ...permission, query_root_fields: null, subscription_root_fields: ['select_stream'] }),
      created('insert', { check: renamed, set: { state: 'new' }, columns: ['customer_id'], backend_only: false }),
      created('update', { columns: ['state'], filter: renamed, check: null, set: {}, backend_only: false }),
      created('delete', { filter: renamed, backend_only: true }),
    );
    const exported = await metadata('export_metadata', {});
    expect(exported).toMatchObject({
      sources: [{ tables: [{}, { table, update_permissions: [{ permission: { check: null } }] }] }],
    });
    await change(ofSource('pg_drop_delete_permission', { table, role: 'guest' }));
  });
});

test('actions: types, definition, permission, derived from what is there', async () => {
  const types = {
    scalars: [],
    enums: [],
    input_objects: [{ name: 'Sale', fields: [{ name: 'amount', type: 'Float!' }] }],
    objects: [{ name: 'Sold', fields: [{ name: 'order_id', type: 'Int!' }] }],
  };
  const definition = {
    arguments: [{ name: 'sale', type: 'Sale!', description: null }],
    kind: 'synchronous',
    type: 'mutation',
    output_type: 'Sold',
    handler: '{{HANDLER}}/sell',
    headers: [{ name: 'key', value_from_env: 'HANDLER' }],
    forward_client_headers: true,
    timeout: null,
    request_transform: null,
  };
  const set = { type: 'set_custom_types', args: types };
  await change(set, { type: 'create_action', args: { name: 'sell', definition, comment: '' } });
  await change({
    type: 'create_action_permission',
    args: { action: 'sell', role: 'guest', definition: { select: { filter: {} } } },
  });
  await change(set, {
    type: 'update_action',
    args: { name: 'sell', definition: { ...definition, timeout: 10 }, comment: 'sells', request_transform: null },
  });
  const transform = {
    version: 2,
    template_engine: 'Kriti',
    method: 'POST',
    url: '{{$base_url}}/kept',
    body: { action: 'transform', template: '{"all": {{$body.input.sale}}}' },
  };
  const answer = await metadata('test_webhook_transform', {
    webhook_url: 'http://handler.example',
    body: { action: { name: 'sell' }, input: { sale: { amount: 1 } } },
    env: {},
    session_variables: {},
    request_transform: transform,
  });
  expect(answer).toMatchObject({ webhook_url: 'http://handler.example/kept', body: { all: { amount: 1 } } });
  await change(
    { type: 'drop_action_permission', args: { action: 'sell', role: 'guest' } },
    { type: 'drop_action', args: { name: 'sell' } },
    { type: 'set_custom_types', args: { scalars: [], enums: [], input_objects: [], objects: [] } },
  );
});

describe('events', () => {
  test('of tables: the trigger, its pending and processed events, their invocations', async () => {
    const retry_conf = { num_retries: 0, interval_sec: 10, timeout_sec: 60 };
    const trigger = {
      name: 'sold',
      table,
      webhook: '{{HANDLER}}/sold',
      webhook_from_env: null,
      insert: { columns: '*' },
      update: null,
      delete: null,
      enable_manual: true,
      retry_conf,
      replace: false,
      headers: [],
      request_transform: undefined,
    };
    await change(ofSource('pg_create_event_trigger', trigger));
    await change(
      ofSource('pg_create_event_trigger', {
        ...trigger,
        update: { columns: ['state'] },
        replace: true,
        cleanup_config: null,
      }),
    );
    const sent = { name: 'sold', payload: { by: 'hand' } };
    const { event_id: id } = (await metadata('pg_invoke_event_trigger', { ...sent, source })) as { event_id: string };
    const page = { name: 'sold', source, limit: 10, offset: 0 };
    await until(async () => {
      const processed = await metadata('pg_get_event_logs', { ...page, status: 'processed' });
      expect(processed).toMatchObject([{ id, trigger_name: 'sold', delivered: true, error: false, tries: 1 }]);
    });
    expect(await metadata('pg_get_event_logs', { ...page, status: 'pending' })).toEqual([]);
    expect(await metadata('pg_get_event_invocation_logs', page)).toMatchObject([
      { event_id: id, status: 200, request: { payload: { event: { op: 'MANUAL' } } }, response: {} },
    ]);
    expect(await metadata('pg_get_event_by_id', { event_id: id, source })).toMatchObject({
      event: { id },
      invocations: [{ event_id: id }],
    });
    expect(await metadata('pg_redeliver_event', { table, event_id: id, source })).toEqual(success);
    await change(ofSource('pg_delete_event_trigger', { name: 'sold' }));
  });

  test('of cron triggers: their upcoming events and invocations', async () => {
    const cron = {
      source,
      name: 'nightly',
      webhook: '{{HANDLER}}/nightly',
      // Half a day away, so that nothing that is planned comes due meanwhile.
      schedule: `0 ${(new Date().getUTCHours() + 12) % 24} * * *`,
      payload: { deep: [1] },
      headers: [],
      retry_conf: { num_retries: 1, retry_interval_seconds: 10, timeout_seconds: 60 },
      comment: '',
      include_in_metadata: true,
      replace: false,
    };
    await change({ type: 'create_cron_trigger', args: cron });
    const schedule = cron.schedule.replace('0', '30');
    await change({ type: 'create_cron_trigger', args: { ...cron, schedule, replace: true } });
    expect(await metadata('get_cron_triggers', {})).toMatchObject({ cron_triggers: [{ name: 'nightly' }] });
    const page = { type: 'cron', trigger_name: 'nightly', limit: 10, offset: 0, get_rows_count: false };
    await until(async () => {
      const sorted = { ...page, status: ['scheduled'], order_by: [{ column: 'scheduled_time', type: 'asc' }] };
      const { events } = (await metadata('get_scheduled_events', sorted)) as { events: object[] };
      expect(events).toHaveLength(10);
    });
    const done = { ...page, status: ['delivered', 'dead', 'error'] };
    expect(await metadata('get_scheduled_events', done)).toEqual({ events: [] });
    expect(await metadata('get_scheduled_event_invocations', page)).toEqual({ invocations: [] });
    await change({ type: 'delete_cron_trigger', args: { source, name: 'nightly' } });
  });

  test('one-off: scheduled, listed, deleted', async () => {
    const event = {
      webhook: '{{HANDLER}}/once',
      schedule_at: '2999-01-01T00:00:00.000Z',
      payload: {},
      headers: [],
      retry_conf: { num_retries: 0, retry_interval_seconds: 10, timeout_seconds: 60, tolerance_seconds: 21600 },
      comment: 'once',
    };
    await metadata('create_scheduled_event', event);
    const page = { type: 'one_off', limit: 10, offset: 0, get_rows_count: false };
    const { events } = (await metadata('get_scheduled_events', { ...page, status: ['scheduled'] })) as {
      events: { id: string }[];
    };
    expect(events).toMatchObject([{ status: 'scheduled', comment: 'once', tries: 0 }]);
    const [{ id } = { id: '' }] = events;
    const invocations = { type: 'one_off', event_id: id, get_rows_count: false };
    expect(await metadata('get_scheduled_event_invocations', invocations)).toEqual({ invocations: [] });
    expect(await metadata('delete_scheduled_event', { type: 'one_off', event_id: id })).toEqual(success);
  });
});

test('settings: reload, inconsistencies, export and import', async () => {
  const args = { reload_remote_schemas: [], reload_sources: [source] };
  expect(await metadata('reload_metadata', args)).toMatchObject({ ...success, is_consistent: true });
  expect(await metadata('drop_inconsistent_metadata', {})).toEqual(success);
  const exported = (await metadata('export_metadata', {}, { version: 2 })) as { metadata: object };
  expect(await metadata('replace_metadata', exported.metadata)).toEqual(success);
  const fields = '{ __schema { queryType { name } } }';
  expect(await send('/v1/graphql', { query: fields })).toEqual({
    data: { __schema: { queryType: { name: 'query_root' } } },
  });
});
