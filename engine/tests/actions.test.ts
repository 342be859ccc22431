import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asAdmin, startTestEngine, subscribe, until, type TestEngine } from './fixture/start-test-engine.ts';
import { startHandler, type TestHandler } from './fixture/start-handler.ts';

let database: TestDatabase;
let handler: TestHandler;
let engine: TestEngine;

const customTypes = {
  scalars: [{ name: 'Anything' }],
  enums: [{ name: 'Urgency', values: [{ value: 'LOW' }, { value: 'HIGH', description: 'at once' }] }],
  input_objects: [
    {
      name: 'StopInput',
      fields: [
        { name: 'machine', type: 'ID!' },
        { name: 'minutes', type: '[Int!]' },
        { name: 'urgency', type: 'Urgency' },
        { name: 'note', type: 'Anything' },
        { name: 'since', type: 'timestamptz' },
      ],
    },
  ],
  objects: [
    {
      name: 'Report',
      fields: [
        { name: 'machine_id', type: 'Int!' },
        { name: 'urgency', type: 'Urgency' },
        { name: 'detail', type: 'Anything' },
        { name: 'inner', type: '[Report]' },
      ],
      relationships: [
        { name: 'machine', type: 'object', remote_table: 'machine', field_mapping: { machine_id: 'id' } },
        { name: 'stops', type: 'array', remote_table: 'stop', field_mapping: { machine_id: 'machine_id' } },
      ],
    },
  ],
};

const report = {
  name: 'report_stop',
  definition: {
    kind: 'synchronous',
    arguments: [{ name: 'stop', type: 'StopInput!' }],
    output_type: 'Report',
    handler: '{{HANDLER}}/report',
  },
};

const changes = (more: object): object => ({ ...report, definition: { ...report.definition, ...more } });

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  handler = await startHandler();
  engine = await startTestEngine(database.url, { HANDLER: handler.url, TOKEN: 'a token' });
  const sql = `create table machine (id int primary key, name text, hall text);
    create table stop (id int primary key, machine_id int, cause text);
    insert into machine values (1, 'Filler', 'north'), (2, 'Capper', 'south');
    insert into stop values (1, 1, 'jam'), (2, 1, 'clean'), (3, 2, 'jam')`;
  const inHall = { columns: ['id', 'name'], filter: { hall: 'X-Hasura-Hall' } };
  const args = [
    { type: 'run_sql', args: { sql } },
    { type: 'track_table', args: { name: 'machine' } },
    { type: 'track_table', args: { name: 'stop' } },
    { type: 'create_select_permission', args: { table: 'machine', role: 'operator', permission: inHall } },
    { type: 'set_custom_types', args: customTypes },
    { type: 'create_action', args: report },
    { type: 'create_action_permission', args: { action: 'report_stop', role: 'operator' } },
    {
      type: 'create_action',
      args: { name: 'count_stops', definition: { type: 'query', output_type: 'Int!', handler: '{{HANDLER}}/count' } },
    },
    {
      type: 'create_action',
      args: { name: 'plan_later', definition: { ...report.definition, kind: 'asynchronous' } },
    },
    { type: 'create_action_permission', args: { action: 'plan_later', role: 'operator' } },
  ];
  await engine.command({ type: 'bulk', args });
});

afterAll(async () => {
  await engine.stop();
  await handler.stop();
  await database.stop();
});

beforeEach(async () => {
  handler.answer(() => ({ body: { machine_id: 1 } }));
  await engine.command({ type: 'update_action', args: report });
});

const operator = { 'x-hasura-role': 'operator', 'x-hasura-hall': 'north' };
const ask = 'mutation { report_stop(stop: {machine: 1}) { machine_id } }';
const told = (message: string): unknown => ({ errors: [expect.objectContaining({ message })] });

describe('an action', () => {
  test('tells its handler who asks what, in the words of the request', async () => {
    const query = `mutation ($minutes: [Int!], $note: Anything) {
      report_stop(stop: {machine: 12, minutes: $minutes, urgency: HIGH, note: {deep: [$note]}}) { machine_id } }`;
    const answer = await engine.graphql(query, { minutes: 3, note: { big: 1 } }, operator);
    expect(answer).toEqual({ data: { report_stop: { machine_id: 1 } } });
    const { body, headers, path } = handler.handled.at(-1) ?? {};
    expect([path, headers?.['content-type'], headers?.['user-agent']]).toEqual([
      '/report',
      'application/json',
      expect.stringMatching(/^hasura-graphql-engine\/v2/),
    ]);
    expect(body).toEqual({
      action: { name: 'report_stop' },
      input: { stop: { machine: '12', minutes: [3], urgency: 'HIGH', note: { deep: [{ big: 1 }] } } },
      session_variables: operator,
      request_query: query,
    });
  });

  test('joins rows to every object of the answer, as the permissions of who asks allow', async () => {
    handler.answer(() => ({
      body: { machine_id: 1, inner: [{ machine_id: 2 }, null, { machine_id: 99 }, { machine_id: null }] },
    }));
    const query = `mutation { report_stop(stop: {machine: 1}) {
      name: __typename machine { name } inner { id: machine_id machine { name } } } }`;
    const rest = [
      { id: 99, machine: null },
      { id: null, machine: null },
    ];
    expect(await engine.graphql(query, {}, operator)).toEqual({
      data: {
        report_stop: { name: 'Report', machine: { name: 'Filler' }, inner: [{ id: 2, machine: null }, null, ...rest] },
      },
    });
    const lists = `mutation { report_stop(stop: {machine: 1}) {
      stops(order_by: {id: desc}, limit: 1) { cause } stops_aggregate { aggregate { count } } } }`;
    expect(await engine.graphql(lists)).toEqual({
      data: { report_stop: { stops: [{ cause: 'clean' }], stops_aggregate: { aggregate: { count: 2 } } } },
    });
  });

  test('exists only for roles that may call it, with relationships to what they may select', async () => {
    const guest = await engine.graphql(ask, {}, { 'x-hasura-role': 'guest' });
    expect(guest).toEqual(told('no mutations exist'));
    const query = 'mutation { report_stop(stop: {machine: 1}) { stops { cause } } }';
    expect(await engine.graphql(query, {}, operator)).toEqual(told("field 'stops' not found in type: 'Report'"));
  });

  test.each([
    ['{machine: true}', "expected an ID for type 'ID', but found a boolean"],
    ['{machine: 1, urgency: SOON}', "expected one of the values ['LOW', 'HIGH'] for type 'Urgency', but found 'SOON'"],
    ['{minutes: [1]}', "missing required field 'machine'"],
    ['{machine: 1, more: 2}', "field 'more' not found in type: 'StopInput'"],
  ])('refuses the input %s before its handler is asked', async (stop, message) => {
    const before = handler.handled.length;
    expect(await engine.graphql(`mutation { report_stop(stop: ${stop}) { machine_id } }`)).toEqual(told(message));
    expect(handler.handled).toHaveLength(before);
  });

  test('sends the headers of its configuration and, when asked to, those of the client', async () => {
    const headers = [
      { name: 'X-Token', value_from_env: 'TOKEN' },
      { name: 'X-Both', value: 'configured {{TOKEN}}' },
    ];
    const more = { headers, forward_client_headers: true, ignored_client_headers: ['X-Private'] };
    await engine.command({ type: 'update_action', args: changes(more) });
    await engine.graphql(
      ask,
      {},
      { 'x-both': 'client', 'x-private': 'secret', 'x-trace': '1', 'user-agent': 'a browser' },
    );
    const sent = handler.handled.at(-1)?.headers ?? {};
    expect(sent).toMatchObject({ 'x-token': 'a token', 'x-both': 'configured a token', 'x-trace': '1' });
    expect(sent).toMatchObject({ 'x-forwarded-user-agent': 'a browser' });
    expect(sent).not.toHaveProperty('x-private');
  });

  test("passes its handler's cookies and errors on", async () => {
    const cookies = ['a=1; Path=/', 'b=2'];
    handler.answer(() => ({ headers: { 'set-cookie': cookies }, body: { machine_id: 1 } }));
    const url = `http://127.0.0.1:${engine.port}/v1/graphql`;
    const answer = await fetch(url, { method: 'POST', headers: asAdmin, body: JSON.stringify({ query: ask }) });
    expect(answer.headers.getSetCookie()).toEqual(cookies);
    handler.answer(() => ({ status: 409, body: { message: 'already told', code: 'twice' } }));
    expect(await engine.graphql(ask)).toEqual({
      errors: [{ message: 'already told', extensions: { path: '$', code: 'twice' } }],
    });
    handler.answer(() => ({ status: 400, body: { message: 'no', extensions: { code: 'mine', hint: 1 } } }));
    expect(await engine.graphql(ask)).toEqual({ errors: [{ message: 'no', extensions: { code: 'mine', hint: 1 } }] });
  });

  test.each([
    [{ body: 'no JSON' }, 'not a valid json response from webhook'],
    [{ status: 500, body: { message: 'hidden' } }, 'internal error'],
    [{ body: [{ machine_id: 1 }] }, 'got array for the action webhook response, expecting Report'],
    [{ body: {} }, 'field "machine_id" expected in webhook response, but not found'],
    [{ body: { machine_id: null } }, 'expecting not null value for field "machine_id"'],
    [{ status: 400, body: { nothing: 1 } }, 'key "message" not found'],
  ])('tells of the bad answer %j', async (answer, message) => {
    handler.answer(() => answer);
    expect(await engine.graphql(ask)).toEqual(told(message));
    const { errors } = (await engine.graphql(ask, {}, operator)) as { readonly errors: readonly unknown[] };
    expect(errors).toEqual([{ message, extensions: { path: '$', code: expect.any(String) as string } }]);
  });

  test('waits no longer for its handler than its timeout', async () => {
    await engine.command({ type: 'update_action', args: changes({ timeout: 1 }) });
    let answerNow = (): void => undefined;
    handler.answer(() => new Promise((resolve) => (answerNow = () => resolve({}))));
    expect(await engine.graphql(ask)).toEqual(told('http exception when calling webhook'));
    answerNow();
  });

  test('has its request and its answer rewritten', async () => {
    const request = {
      version: 2,
      template_engine: 'Kriti',
      method: 'PUT',
      url: "{{$base_url}}/of/{{$session_variables['x-hasura-role']}}",
      query_params: { id: '{{$body.input.stop.machine}}', none: '{{$body.input?.nothing}}' },
      request_headers: { add_headers: { 'x-added': '{{$body.action.name}}' }, remove_headers: ['user-agent'] },
      body: { action: 'x_www_form_urlencoded', form_template: { 'the id': '{{$body.input.stop.machine}}' } },
    };
    const response = { version: 2, body: { action: 'transform', template: '{"machine_id": {{$body.rows[0]}}}' } };
    await engine.command({
      type: 'update_action',
      args: changes({ request_transform: request, response_transform: response }),
    });
    handler.answer(() => ({ body: { rows: [2] } }));
    expect(await engine.graphql(ask)).toEqual({ data: { report_stop: { machine_id: 2 } } });
    const { method, path, text, headers } = handler.handled.at(-1) ?? {};
    expect([method, path, text]).toEqual(['PUT', '/report/of/admin?id=1', 'the%20id=1']);
    expect(headers).toMatchObject({ 'x-added': 'report_stop' });
    expect(headers).not.toHaveProperty('user-agent');
    handler.answer(() => ({ body: {} }));
    expect(await engine.graphql(ask)).toMatchObject({
      errors: [
        {
          message: 'Response Transformation Failed',
          extensions: { internal: [{ message: 'Path Lookup Error: "$body.rows[0]"' }] },
        },
      ],
    });
  });
});

describe('an asynchronous action', () => {
  const result = 'query ($id: uuid!) { plan_later(id: $id) { errors output { machine { name } } } }';
  const start = async (): Promise<unknown> => {
    const query = 'mutation { plan_later(stop: {machine: 1}) }';
    const { data } = (await engine.graphql(query, {}, operator)) as { readonly data: { readonly plan_later: unknown } };
    return data.plan_later;
  };

  test('answers its id at once and its result later, to subscribers too, but to nobody else', async () => {
    let finish = (): void => undefined;
    handler.answer(() => new Promise((resolve) => (finish = () => resolve({ body: { machine_id: 1 } }))));
    const before = handler.handled.length;
    const id = await start();
    const client = engine.newClient(operator);
    const heard = subscribe(client, result.replace('query', 'subscription'), { id });
    const pending = { data: { plan_later: { errors: null, output: null } } };
    await until(() => expect([heard.answers, handler.handled.length]).toEqual([[pending], before + 1]));
    finish();
    const done = { data: { plan_later: { errors: null, output: { machine: { name: 'Filler' } } } } };
    await until(() => expect(heard.answers).toEqual([pending, done]));
    expect(await engine.graphql(result, { id }, operator)).toEqual(done);
    expect(await engine.graphql(result, { id })).toEqual(done);
    const other = { ...operator, 'x-hasura-hall': 'south' };
    expect(await engine.graphql(result, { id }, other)).toEqual({ data: { plan_later: null } });
    expect(await engine.graphql(result, { id: 'no id' })).toEqual(told('invalid UUID'));
  });

  test('keeps what went wrong', async () => {
    handler.answer(() => ({ status: 400, body: { message: 'no such machine', code: 'unknown' } }));
    const id = await start();
    const errors = { path: '$', code: 'unknown', error: 'no such machine' };
    await until(async () =>
      expect(await engine.graphql(result, { id }, operator)).toEqual({
        data: { plan_later: { errors, output: null } },
      }),
    );
  });

  test('that a dead engine has left is done by the next', async () => {
    await engine.stop();
    const input = JSON.stringify({ stop: { machine: '1' } });
    const { rows } = await database.pool.query<{ id: string }>(
      `insert into hdb_catalog.hdb_action_log (action_name, input_payload, request_headers, session_variables, status)
        values ('plan_later', $1, '{}', '{}', 'processing') returning id`,
      [input],
    );
    engine = await startTestEngine(database.url, { HANDLER: handler.url, TOKEN: 'a token' });
    const done = { data: { plan_later: { errors: null, output: { machine: { name: 'Filler' } } } } };
    await until(async () => expect(await engine.graphql(result, { id: rows[0]?.id })).toEqual(done));
  });

  test('is forgotten with its log when it is dropped', async () => {
    await engine.command({ type: 'drop_action', args: { name: 'plan_later', clear_data: true } });
    const { rows } = await database.pool.query(
      `select from hdb_catalog.hdb_action_log where action_name = 'plan_later'`,
    );
    expect(rows).toEqual([]);
  });
});

describe('metadata of actions', () => {
  const transform = (template: string): object =>
    changes({ request_transform: { body: { action: 'transform', template } } });

  test.each<readonly [string, unknown, string, string]>([
    ['create_action', report, 'already-exists', 'action with name "report_stop" already exists'],
    ['update_action', { ...report, name: 'nothing' }, 'not-exists', 'action with name "nothing" does not exist'],
    [
      'update_action',
      changes({ handler: '{{NOWHERE}}/x' }),
      'invalid-configuration',
      'Value for environment variables not found: NOWHERE',
    ],
    ['update_action', changes({ handler: 'no url' }), 'invalid-configuration', 'not a valid URL: no url'],
    ['update_action', changes({ output_type: '[Report' }), 'parse-failed', 'not a valid GraphQL type: [Report'],
    [
      'update_action',
      changes({ output_type: 'StopInput' }),
      'invalid-configuration',
      'the type: "StopInput" is not an object',
    ],
    [
      'update_action',
      changes({ headers: [{ name: 'a', value_from_env: 'HASURA_GRAPHQL_X' }] }),
      'parse-failed',
      'env variables starting with',
    ],
    ['update_action', transform('{{ $body '), 'parse-failed', 'Parse Error: Unexpected the end of the template'],
    [
      'set_custom_types',
      { objects: [{ name: 'Report', fields: [{ name: 'a', type: 'Nothing' }] }] },
      'invalid-configuration',
      'the type "Nothing" for field "a"',
    ],
    [
      'set_custom_types',
      { ...customTypes, scalars: [{ name: 'machine' }] },
      'invalid-configuration',
      'the type "machine" is defined elsewhere already',
    ],
    [
      'create_action_permission',
      { action: 'report_stop', role: 'operator' },
      'already-exists',
      'permission for role "operator"',
    ],
    ['drop_action_permission', { action: 'report_stop', role: 'guest' }, 'not-exists', 'permission for role: "guest"'],
    ['untrack_table', { table: 'stop' }, 'dependency-error', 'custom types'],
  ])('%s refuses what does not fit, and changes nothing: %#', async (type, args, code, message) => {
    const before = await engine.metadata('export_metadata', {});
    const command = type === 'untrack_table' ? 'pg_untrack_table' : type;
    const { status, answer } = await engine.metadata(command, args);
    expect(status).toBe(400);
    const { code: said, error } = answer as { readonly code: string; readonly error: string };
    expect(said === code && error.includes(message), `${said}: ${error}`).toBe(true);
    expect(await engine.metadata('export_metadata', {})).toEqual(before);
  });

  test('shows what a transformation makes of a request, or why it fails', async () => {
    const request = {
      webhook_url: '{{BASE}}/a',
      env: { BASE: 'http://handler' },
      body: { name: 'Filler' },
      session_variables: { 'x-hasura-user-id': '7' },
      request_headers: [['X-Given', '1']],
    };
    const request_transform = {
      version: 2,
      method: 'POST',
      url: '{{$base_url}}/{{$body.name}}',
      body: { action: 'transform', template: '{"by": {{$session_variables[\'x-hasura-user-id\']}}}' },
    };
    const shown = {
      webhook_url: 'http://handler/a/Filler',
      method: 'POST',
      headers: [['x-given', '1']],
      body: { by: '7' },
    };
    expect(await engine.metadata('test_webhook_transform', { ...request, request_transform })).toEqual({
      status: 200,
      answer: shown,
    });
    const failing = { ...request, request_transform: { ...request_transform, url: '{{$body.nothing}}' } };
    expect(await engine.metadata('test_webhook_transform', failing)).toMatchObject({
      status: 400,
      answer: {
        code: 'validation-failed',
        error: 'request transform validation failed',
        internal: [{ error_code: 'TransformationError', message: 'Path Lookup Error: "$body.nothing"' }],
      },
    });
  });

  test('is exported as it can be replaced', async () => {
    const { answer } = await engine.metadata('export_metadata', {});
    expect((await engine.metadata('replace_metadata', answer)).status).toBe(200);
    expect((await engine.metadata('export_metadata', {})).answer).toEqual(answer);
  });
});
