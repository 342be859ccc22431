import { expect, it } from 'vitest';
import { CommandCaller } from '../support/command-caller.ts';
import { insertRow, newName } from '../support/configured-row.ts';
import { figuresOf } from '../support/figures-of.ts';
import { leadsTo } from '../support/leads-to.ts';
import { Planning } from '../support/planning.ts';
import { forOneName, forOneRow, toRemove } from '../support/command-proof.ts';
import type { CommandSuite } from '../support/prove-commands.ts';
import type { ServedCommands } from '../support/served-commands.ts';
import { ShopFloor } from '../support/shop-floor.ts';

const executing = 6;

let served: ServedCommands;
let floor: ShopFloor;
let elsewhere: ShopFloor;
let here: Planning;

const engineer = { asker: () => floor.as('engineer') };
const planner = { asker: () => floor.as('planner') };

const product = async ({ factory }: ShopFloor): Promise<number> =>
  insertRow(
    served.pool,
    'insert into products (enterprise_id, code, name) values ($1, $2, $2)',
    factory.enterpriseId,
    newName('P'),
  );

/** A rate of 9 a minute that holds from a time on. */
async function rate(effectiveFrom: string): Promise<Readonly<Record<string, unknown>>> {
  const [productId, equipmentId] = [await product(floor), await floor.machine()];
  await served.pool.query(
    'insert into product_rates (product_id, equipment_id, effective_from, ideal_rate_per_min) values ($1, $2, $3, 9)',
    [productId, equipmentId, effectiveFrom],
  );
  return { productId, equipmentId, ...(effectiveFrom === '-infinity' ? {} : { effectiveFrom }) };
}

async function setUp(stack: ServedCommands): Promise<void> {
  served = stack;
  floor = await ShopFloor.build(stack, 'Products here');
  elsewhere = await ShopFloor.build(stack, 'Products elsewhere');
  here = await Planning.start(stack.pool, floor);
}

export const products: CommandSuite = {
  setUp,
  proofs: {
    createProduct: {
      ...planner,
      selection: 'product { code name unit }',
      good: () => ({ code: newName('CAN'), name: 'Can', unit: 'cans' }),
      arrives: leadsTo('product', ({ code }) => ({ code, name: 'Can', unit: 'cans' })),
      contest: forOneName('code'),
      bad: {
        'a code that is taken': {
          input: () => ({ code: here.productCode, name: 'Box' }),
          code: 'conflict',
          field: 'code',
        },
        'no code': { input: () => ({ code: '', name: 'Box' }), code: 'invalid-input', field: 'code' },
      },
    },
    changeProduct: {
      ...planner,
      selection: 'product { name active version }',
      contest: forOneRow,
      good: async () => ({ productId: await product(floor), name: 'Old can', active: false, version: 1 }),
      arrives: leadsTo('product', () => ({ name: 'Old can', active: false, version: 2 })),
      bad: {
        "somebody else's product": {
          input: async () => ({ productId: await product(elsewhere), active: false }),
          code: 'not-found',
          field: 'productId',
        },
      },
    },
    setProductRate: {
      ...engineer,
      selection: 'product { rates: product_rates { ideal_rate_per_min units_per_cycle effective_from } }',
      good: async () => ({
        ...(await rate('2026-05-01T00:00:00Z')),
        idealRatePerMin: 40,
        unitsPerCycle: 4,
        version: 1,
      }),
      arrives: leadsTo('product', () => ({
        rates: [{ ideal_rate_per_min: 40, units_per_cycle: 4, effective_from: '2026-05-01T00:00:00+00:00' }],
      })),
      contest: forOneRow,
      bad: {
        'a rate of nothing': {
          input: async () => ({ productId: here.productId, equipmentId: await floor.machine(), idealRatePerMin: 0 }),
          code: 'invalid-input',
          field: 'idealRatePerMin',
        },
        'a version of a rate that is not there': {
          input: async () => ({
            productId: here.productId,
            equipmentId: await floor.machine(),
            idealRatePerMin: 1,
            version: 1,
          }),
          code: 'conflict',
          field: 'version',
        },
        "somebody else's machine": {
          input: async () => ({
            productId: here.productId,
            equipmentId: await elsewhere.machine(),
            idealRatePerMin: 1,
          }),
          code: 'not-found',
          field: 'equipmentId',
        },
      },
    },
    removeProductRate: {
      ...engineer,
      selection: 'product { product_rates { version } }',
      good: async () => rate('-infinity'),
      arrives: leadsTo('product', () => ({ product_rates: [] })),
      contest: toRemove('effectiveFrom'),
      bad: {
        'a rate that is not there': {
          input: async () => ({ productId: here.productId, equipmentId: await floor.machine() }),
          code: 'not-found',
          field: 'effectiveFrom',
        },
      },
    },
  },
  further: () => {
    it('setProductRate leaves what was made earlier at the earlier rate', async () => {
      const { machineId } = await here.running();
      await floor.factory.samples(machineId, [
        { at: floor.at(0), state: executing },
        { at: floor.at(20), produced: 10 },
        { at: floor.at(40), produced: 10 },
      ]);
      const caller = await CommandCaller.of(served, 'setProductRate');
      const place = { productId: here.productId, equipmentId: machineId };
      await caller.give(floor.as('engineer'), { ...place, idealRatePerMin: 1 });
      const from = floor.at(30).toISOString();
      await caller.give(floor.as('engineer'), { ...place, idealRatePerMin: 2, effectiveFrom: from });
      expect(await figuresOf(served.pool, floor, { machineId })).toMatchObject({ ideal_seconds: 10 * 60 + 10 * 30 });
      const remover = await CommandCaller.of(served, 'removeProductRate');
      await remover.give(floor.as('engineer'), { ...place, effectiveFrom: from });
      expect(await figuresOf(served.pool, floor, { machineId })).toMatchObject({ ideal_seconds: 20 * 60 });
    });
  },
};
