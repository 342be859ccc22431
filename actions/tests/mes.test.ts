import { randomUUID } from 'node:crypto';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveCommands, type ServedCommands } from './support/served-commands.ts';
import { ShopFloor } from './support/shop-floor.ts';

type Fields = Readonly<Record<string, unknown>>;

interface RestAnswer {
  readonly status: number;
  readonly body: Fields;
}

let served: ServedCommands;
let floor: ShopFloor;
beforeAll(async () => {
  served = await serveCommands();
  floor = await ShopFloor.build(served, 'MES');
});
afterAll(async () => served.stop());

/** Asks a REST endpoint as an MES does: GET with `query`, or POST with `body`. */
async function rest(path: string, { query = {}, body }: { readonly query?: Fields; readonly body?: Fields } = {}) {
  const { role, enterpriseId, siteIds, userId } = floor.as('mes');
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const response = await fetch(
    `${served.graphqlUrl.replace('/v1/graphql', '/api/rest')}/${path}?${search.toString()}`,
    {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'content-type': 'application/json',
        'x-hasura-admin-secret': served.adminSecret,
        'x-hasura-role': role,
        'x-hasura-enterprise-id': String(enterpriseId),
        'x-hasura-site-ids': `{${siteIds.join()}}`,
        'x-hasura-user-id': userId,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
  );
  const answer: RestAnswer = { status: response.status, body: (await response.json()) as Fields }; // endpoints answer objects
  return answer;
}

async function handMachine(): Promise<number> {
  const id = await floor.machine();
  await served.pool.query(`update equipment set counts_come_from = 'people' where id = $1`, [id]);
  return id;
}

const runInTheWay = {
  code: 'conflict',
  extensions: {
    code: 'conflict',
    current: { work_order: 'WO-79', operation: '10', version: expect.any(Number) as number },
  },
};

const day = { from: '2026-03-02T00:00:00Z', to: '2026-03-03T00:00:00Z' };

describe('the REST endpoints of an MES', () => {
  it('run an operation from start to finals, and tell its OEE', async () => {
    const machineId = await handMachine();
    const start = {
      workOrder: 'WO-77',
      operation: '10',
      resource: String(machineId),
      plannedSeconds: 3_600,
      idealCycleSeconds: 6,
      at: floor.at(0).toISOString(),
      idempotencyKey: randomUUID(),
    };
    const started = await rest('op_run/start', { body: start });
    expect(started).toMatchObject({ status: 200, body: { startOperationRun: { repeated: false } } });
    expect((await rest('op_run/start', { body: start })).body).toMatchObject({ startOperationRun: { repeated: true } });
    const active = await rest('op_run/active');
    expect(active.body['operation_runs']).toMatchObject([{ work_order: 'WO-77', ideal_cycle_seconds: 6 }]);
    const run = { workOrder: 'WO-77', operation: '10', resource: String(machineId) };
    await rest('op_run/report', { body: { ...run, goodDelta: 100, scrapDelta: 2, at: floor.at(20).toISOString() } });
    const finals = { ...run, goodTotal: 450, scrapTotal: 50, at: floor.at(60).toISOString() };
    expect((await rest('op_run/complete', { body: finals })).status).toBe(200);
    expect((await rest('op_run/active')).body['operation_runs']).toEqual([]);
    const kpis = await rest('kpis', { body: { ...day, equipmentIds: [machineId] } });
    expect(kpis.body['oee']).toMatchObject([{ good_units: 450, scrap_units: 50, quality: 0.9 }]);
    const series = await rest('series', { query: { ...day, bucket: 'hour' } });
    expect(series.body['oee']).toContainEqual(expect.objectContaining({ group_key: machineId, total_units: 500 }));
  });

  it('list stops and justify them', async () => {
    const { machineId, stopId } = await floor.stop();
    const { rows } = await served.pool.query<{ id: number }>(
      `insert into downtime_reasons (enterprise_id, code, name) values ($1, 'BELT', 'Belt') returning id`,
      [floor.factory.enterpriseId],
    );
    const events = await rest('equipment-events', { query: { ...day, equipmentId: machineId } });
    expect(events.body['equipment_events']).toMatchObject([{ id: stopId, downtime_reason: null }]);
    const justified = await rest('equipment-events/justify', { body: { stopId, reasonId: rows[0]?.id, note: 'torn' } });
    expect(justified.status).toBe(200);
    const after = await rest('equipment-events', { query: { ...day, equipmentId: machineId } });
    expect(after.body['equipment_events']).toMatchObject([{ downtime_reason: { code: 'BELT' }, note: 'torn' }]);
    expect((await rest('stats', { query: day })).body['downtime_pareto']).toContainEqual(
      expect.objectContaining({ reason_name: 'Belt', seconds: 600 }),
    );
  });

  it('start and stop production orders', async () => {
    const machineId = await floor.machine();
    const { rows } = await served.pool.query<{ id: number }>(
      `with product as (insert into products (enterprise_id, code, name) values ($1, 'P', 'Bottle') returning id)
       insert into production_orders (enterprise_id, code, product_id) select $1, 'PO-9', id from product returning id`,
      [floor.factory.enterpriseId],
    );
    const order = { orderId: rows[0]?.id, equipmentId: machineId };
    expect((await rest('production-orders/start', { body: { ...order, at: floor.at(0) } })).status).toBe(200);
    expect((await rest('production-orders/stop', { body: { ...order, at: floor.at(30) } })).status).toBe(200);
    const { rows: ended } = await served.pool.query('select status from production_orders where id = $1', [
      order.orderId,
    ]);
    expect(ended).toEqual([{ status: 'completed' }]);
  });

  it('refuse what is wrong with the field that it is about', async () => {
    const start = { workOrder: 'WO-78', operation: '10', resource: 'Nowhere' };
    const refused = await rest('op_run/start', { body: start });
    expect(refused.status).toBe(404);
    expect(refused.body).toMatchObject({ code: 'not-found', extensions: { field: 'resource' } });
    expect(refused.body['error']).toContain('There is no equipment');
    const { rows } = await served.pool.query(`select from production_orders where code = 'WO-78'`);
    expect(rows).toEqual([]);
  });

  it('lets one of many start, report and complete an operation, and tells the others its run', async () => {
    const many = 10;
    const named = { workOrder: 'WO-79', operation: '10', resource: String(await handMachine()) };
    const calls = {
      'op_run/start': { ...named, at: floor.at(0) },
      'op_run/report': { ...named, goodDelta: 5, version: 1, at: floor.at(20) },
      'op_run/complete': { ...named, goodTotal: 10, at: floor.at(40) },
    };
    for (const [path, body] of Object.entries(calls)) {
      const answers = await Promise.all(Array.from({ length: many }, async () => rest(path, { body })));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const losers = answers.filter(({ status }) => status === 409);
      expect(losers, path).toHaveLength(many - 1);
      for (const loser of losers) expect(loser.body, path).toMatchObject(runInTheWay);
    }
  });

  it('are described by a valid OpenAPI document', async () => {
    const response = await fetch(served.graphqlUrl.replace('/v1/graphql', '/api/swagger/json'), {
      headers: { 'x-hasura-admin-secret': served.adminSecret },
    });
    const document = (await response.json()) as Readonly<Record<string, object>>; // an OpenAPI document is an object
    expect(await new Validator().validate(structuredClone(document))).toMatchObject({ valid: true });
    expect(Object.keys(document['paths'] ?? {}).sort()).toEqual(
      [
        'equipment-events',
        'equipment-events/justify',
        'kpis',
        'op_run/active',
        'op_run/complete',
        'op_run/report',
        'op_run/start',
        'production-orders/start',
        'production-orders/stop',
        'series',
        'stats',
      ].map((path) => `/api/rest/${path}`),
    );
  });
});
