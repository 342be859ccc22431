import { expect, it } from 'vitest';
import { CommandCaller } from '../support/command-caller.ts';
import { forOneRow } from '../support/command-proof.ts';
import type { CommandSuite } from '../support/prove-commands.ts';
import { Planning } from '../support/planning.ts';
import type { ServedCommands } from '../support/served-commands.ts';
import { ShopFloor } from '../support/shop-floor.ts';

let served: ServedCommands;
let floor: ShopFloor;
let here: Planning;
let elsewhere: Planning;

const at = (minute: number): string => floor.at(minute).toISOString();

async function statusOf(orderId: unknown): Promise<string | undefined> {
  const { rows } = await served.pool.query<{ status: string }>('select status from production_orders where id = $1', [
    orderId,
  ]);
  return rows[0]?.status;
}

/** The runs of an order as minutes of the day, null while they last. */
async function runsOf(orderId: unknown): Promise<readonly (readonly (number | null)[])[]> {
  const { rows } = await served.pool.query<{ started_at: Date; ended_at: Date | null }>(
    'select started_at, ended_at from production_order_runs where production_order_id = $1 order by id',
    [orderId],
  );
  const minute = (instant: Date | null) => instant && (instant.getTime() - floor.at(0).getTime()) / 60_000;
  return rows.map((run) => [minute(run.started_at), minute(run.ended_at)]);
}

const planner = { asker: () => floor.as('planner') };
const operator = { asker: () => floor.as('operator') };
const foreignOrder = {
  input: async () => ({ orderId: await elsewhere.order() }),
  code: 'not-found',
  field: 'orderId',
};

async function codeOf(orderId: number): Promise<string> {
  const { rows } = await served.pool.query<{ code: string }>('select code from production_orders where id = $1', [
    orderId,
  ]);
  return rows[0]?.code ?? '';
}

async function setUp(stack: ServedCommands): Promise<void> {
  served = stack;
  floor = await ShopFloor.build(served, 'Orders here');
  here = await Planning.start(served.pool, floor);
  elsewhere = await Planning.start(served.pool, await ShopFloor.build(served, 'Orders elsewhere'));
}

export const orders: CommandSuite = {
  setUp,
  proofs: {
    createOrder: {
      ...planner,
      selection: 'orderId order { code status target_quantity planned_set_up_seconds }',
      contest: forOneRow,
      good: () => ({
        code: here.newCode(),
        productId: here.productId,
        targetQuantity: 1500.5,
        plannedSetUpSeconds: 900,
      }),
      arrives: async ({ code }, answer) => {
        await Promise.resolve();
        expect(answer['order']).toEqual({
          code,
          status: 'planned',
          target_quantity: 1500.5,
          planned_set_up_seconds: 900,
        });
      },
      bad: {
        'a code that is taken': {
          input: async () => {
            const { rows } = await served.pool.query<{ code: string }>(
              'select code from production_orders where id = $1',
              [await here.order()],
            );
            return { code: rows[0]?.code, productId: here.productId };
          },
          code: 'conflict',
          field: 'code',
        },
        'no code': { input: () => ({ code: ' ', productId: here.productId }), code: 'invalid-input', field: 'code' },
        'nothing to make': {
          input: () => ({ code: here.newCode(), productId: here.productId, targetQuantity: 0 }),
          code: 'invalid-input',
          field: 'targetQuantity',
        },
        "somebody else's product": {
          input: () => ({ code: here.newCode(), productId: elsewhere.productId }),
          code: 'not-found',
          field: 'productId',
        },
        'an operator': {
          asker: () => floor.as('operator'),
          input: () => ({ code: here.newCode(), productId: here.productId }),
          code: 'validation-failed',
        },
      },
    },
    importOrders: {
      ...planner,
      selection: 'orderIds created updated',
      good: () => ({
        orders: [
          { code: here.newCode(), productCode: here.productCode, targetQuantity: 10 },
          { code: here.newCode(), productCode: here.productCode, dueAt: at(600) },
        ],
      }),
      arrives: async (_input, answer) => {
        expect(answer).toMatchObject({ created: 2, updated: 0 });
        const [first, second] = answer['orderIds'] as readonly number[];
        expect([await statusOf(first), await statusOf(second)]).toEqual(['planned', 'planned']);
      },
      contest: { kind: 'first', isFirst: ({ created }) => created === 2 },
      bad: {
        'faults in two rows, and names both': {
          input: async () => ({
            orders: [
              { code: here.newCode(), productCode: here.productCode },
              { code: here.newCode(), productCode: 'NONE' },
              { code: await codeOf((await here.running()).orderId), productCode: here.productCode },
            ],
          }),
          code: 'invalid-input',
          field: 'orders.1.productCode',
          message: /orders\.1\.productCode: there is no product NONE; orders\.2\.code: order PO-\d+ is running already/,
        },
        'one code twice': {
          input: () => ({
            orders: [
              { code: 'TWICE', productCode: here.productCode },
              { code: 'TWICE', productCode: here.productCode },
            ],
          }),
          code: 'invalid-input',
          field: 'orders.1.code',
        },
        'a quantity that is none': {
          input: () => ({ orders: [{ code: here.newCode(), productCode: here.productCode, targetQuantity: -1 }] }),
          code: 'invalid-input',
          field: 'orders.0.targetQuantity',
        },
      },
    },
    releaseOrder: {
      ...planner,
      selection: 'order { status version }',
      contest: forOneRow,
      good: async () => ({ orderId: await here.order('planned') }),
      arrives: async (_input, answer) => {
        await Promise.resolve();
        expect(answer['order']).toEqual({ status: 'released', version: 2 });
      },
      bad: {
        "somebody else's order": foreignOrder,
        'an order that runs': {
          input: async () => ({ orderId: (await here.running()).orderId }),
          code: 'conflict',
          field: 'orderId',
        },
        'an older version': {
          input: async () => ({ orderId: await here.order('planned'), version: 7 }),
          code: 'conflict',
          field: 'version',
        },
      },
    },
    cancelOrder: {
      ...planner,
      selection: 'order { status cancel_reason }',
      contest: forOneRow,
      good: async () => ({ orderId: (await here.paused()).orderId, reason: 'No steel.' }),
      arrives: async (_input, answer) => {
        await Promise.resolve();
        expect(answer['order']).toEqual({ status: 'cancelled', cancel_reason: 'No steel.' });
      },
      bad: {
        "somebody else's order": foreignOrder,
        'an order that runs': { input: async () => ({ orderId: (await here.running()).orderId }), code: 'conflict' },
      },
    },
    startOrder: {
      ...operator,
      selection: 'orderId order { status }',
      contest: forOneRow,
      good: async () => ({ orderId: await here.order(), equipmentId: await floor.machine(), at: at(5) }),
      arrives: async ({ orderId }, answer) => {
        expect(answer['order']).toEqual({ status: 'running' });
        expect(await runsOf(orderId)).toEqual([[5, null]]);
      },
      bad: {
        'a machine on which another order runs': {
          input: async () => ({
            orderId: await here.order(),
            equipmentId: (await here.running()).machineId,
            at: at(5),
          }),
          code: 'conflict',
          field: 'equipmentId',
        },
        'an order that is completed': {
          input: async () => ({ orderId: await here.order('completed'), equipmentId: await floor.machine() }),
          code: 'conflict',
          field: 'orderId',
        },
        'the future': {
          input: async () => ({
            orderId: await here.order(),
            equipmentId: await floor.machine(),
            at: new Date(Date.now() + 3_600_000).toISOString(),
          }),
          code: 'invalid-input',
          field: 'at',
        },
        "somebody else's order": {
          input: async () => ({ orderId: await elsewhere.order(), equipmentId: await floor.machine() }),
          code: 'not-found',
          field: 'orderId',
        },
        "somebody else's machine": {
          input: async () => ({ orderId: await here.order(), equipmentId: await elsewhere.floor.machine() }),
          code: 'not-found',
          field: 'equipmentId',
        },
        'a session of another site': {
          asker: () => ({ ...floor.as('operator'), siteIds: [elsewhere.floor.factory.siteId] }),
          input: async () => ({ orderId: await here.order(), equipmentId: await floor.machine() }),
          code: 'not-found',
          field: 'equipmentId',
        },
      },
    },
    pauseOrder: {
      ...operator,
      contest: forOneRow,
      good: async () => ({ orderId: (await here.running()).orderId, at: at(30) }),
      arrives: async ({ orderId }) => {
        expect([await statusOf(orderId), await runsOf(orderId)]).toEqual(['paused', [[0, 30]]]);
      },
      bad: {
        "somebody else's order": foreignOrder,
        'an order that does not run': { input: async () => ({ orderId: await here.order() }), code: 'conflict' },
        'a time before it began': {
          input: async () => ({ orderId: (await here.running()).orderId, at: at(-1) }),
          code: 'invalid-input',
          field: 'at',
        },
        'a machine on which it does not run': {
          input: async () => ({ orderId: (await here.running()).orderId, equipmentId: await floor.machine() }),
          code: 'conflict',
          field: 'equipmentId',
        },
      },
    },
    resumeOrder: {
      ...operator,
      contest: forOneRow,
      good: async () => ({ orderId: (await here.paused()).orderId, at: at(40) }),
      arrives: async ({ orderId }) => {
        expect([await statusOf(orderId), await runsOf(orderId)]).toEqual([
          'running',
          [
            [0, 30],
            [40, null],
          ],
        ]);
      },
      bad: {
        "somebody else's order": foreignOrder,
        'an order that runs': {
          input: async () => ({ orderId: (await here.running()).orderId, equipmentId: await floor.machine() }),
          code: 'conflict',
        },
      },
    },
    completeOrder: {
      ...operator,
      contest: forOneRow,
      good: async () => ({ orderId: (await here.running()).orderId, at: at(60) }),
      arrives: async ({ orderId }) => {
        expect([await statusOf(orderId), await runsOf(orderId)]).toEqual(['completed', [[0, 60]]]);
      },
      bad: {
        "somebody else's order": foreignOrder,
        'an order that has not started': { input: async () => ({ orderId: await here.order() }), code: 'conflict' },
      },
    },
    replaceOrder: {
      ...operator,
      selection: 'replacedOrderId replacedOrder { status } order { status }',
      contest: forOneRow,
      good: async () => ({
        orderId: await here.order(),
        equipmentId: (await here.running()).machineId,
        at: at(45),
        replacedBecomes: 'paused',
      }),
      arrives: async ({ orderId }, answer) => {
        expect(answer).toMatchObject({ replacedOrder: { status: 'paused' }, order: { status: 'running' } });
        expect([await runsOf(answer['replacedOrderId']), await runsOf(orderId)]).toEqual([[[0, 45]], [[45, null]]]);
      },
      bad: {
        "somebody else's order": {
          input: async () => ({ orderId: await elsewhere.order(), equipmentId: (await here.running()).machineId }),
          code: 'not-found',
          field: 'orderId',
        },
        'a machine on which nothing runs': {
          input: async () => ({ orderId: await here.order(), equipmentId: await floor.machine() }),
          code: 'conflict',
          field: 'equipmentId',
        },
        'an order that is cancelled': {
          input: async () => ({
            orderId: await here.order('cancelled'),
            equipmentId: (await here.running()).machineId,
          }),
          code: 'conflict',
          field: 'orderId',
        },
      },
    },
  },
  further: () => {
    it('importOrders changes what has not started', async () => {
      const code = await codeOf(await here.order('released'));
      const caller = await CommandCaller.of(served, 'importOrders', 'created updated');
      const { done } = await caller.give(floor.as('planner'), {
        orders: [{ code, productCode: here.productCode, targetQuantity: 77 }],
      });
      expect(done).toMatchObject({ created: 0, updated: 1 });
      const { rows } = await served.pool.query(
        'select target_quantity::int as target from production_orders where code = $1',
        [code],
      );
      expect(rows).toEqual([{ target: 77 }]);
    });

    it('startOrder lets one of many orders run on a machine', async () => {
      const machineId = await floor.machine();
      const caller = await CommandCaller.of(served, 'startOrder');
      const orderIds = await Promise.all(Array.from({ length: 50 }, async () => here.order()));
      const outcomes = await Promise.all(
        orderIds.map(async (orderId) =>
          caller.give(floor.as('operator'), { orderId, equipmentId: machineId, at: at(0) }),
        ),
      );
      expect(outcomes.filter(({ done }) => done)).toHaveLength(1);
      const refused = outcomes.flatMap(({ refused: refusal }) => refusal?.extensions ?? []);
      expect(refused.map(({ code }) => code)).toEqual(Array.from({ length: 49 }, () => 'conflict'));
      expect(
        (await served.pool.query('select from production_order_runs where equipment_id = $1', [machineId])).rowCount,
      ).toBe(1);
    });
  },
};
