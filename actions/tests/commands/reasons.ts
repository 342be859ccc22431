import { insertRow, newName } from '../support/configured-row.ts';
import { leadsTo } from '../support/leads-to.ts';
import { forOneName, forOneRow, type CommandProof } from '../support/command-proof.ts';
import type { CommandSuite } from '../support/prove-commands.ts';
import type { ServedCommands } from '../support/served-commands.ts';
import { ShopFloor } from '../support/shop-floor.ts';

let served: ServedCommands;
let floor: ShopFloor;
let elsewhere: ShopFloor;

const engineer = { asker: () => floor.as('engineer') };

type ReasonTable = 'downtime_reasons' | 'scrap_reasons';

const reason = async (table: ReasonTable, { factory }: ShopFloor): Promise<number> =>
  insertRow(
    served.pool,
    `insert into ${table} (enterprise_id, code, name) values ($1, $2, $2)`,
    factory.enterpriseId,
    newName('R'),
  );

function creates(table: ReasonTable, lossCategory: string): CommandProof {
  return {
    ...engineer,
    selection: 'reason { code parent_id loss_category }',
    good: async () => ({ code: newName('R'), name: 'Reason', parentId: await reason(table, floor), lossCategory }),
    arrives: leadsTo('reason', ({ code, parentId }) => ({ code, parent_id: parentId, loss_category: lossCategory })),
    bad: {
      "somebody else's parent": {
        input: async () => ({ code: newName('R'), name: 'Reason', parentId: await reason(table, elsewhere) }),
        code: 'not-found',
        field: 'parentId',
      },
      'a loss that there is not': {
        input: () => ({ code: newName('R'), name: 'Reason', lossCategory: 'theft' }),
        code: 'invalid-input',
        field: 'lossCategory',
      },
      'an operator': {
        asker: () => floor.as('operator'),
        input: () => ({ code: newName('R'), name: 'Reason' }),
        code: 'validation-failed',
      },
    },
    contest: forOneName('code'),
  };
}

function changes(table: ReasonTable): CommandProof {
  return {
    ...engineer,
    selection: 'reason { name active version }',
    contest: forOneRow,
    good: async () => ({ reasonId: await reason(table, floor), name: 'Other', active: false, version: 1 }),
    arrives: leadsTo('reason', () => ({ name: 'Other', active: false, version: 2 })),
    bad: {
      'a place below itself': {
        input: async () => {
          const reasonId = await reason(table, floor);
          const below = await reason(table, floor);
          await served.pool.query(`update ${table} set parent_id = $1 where id = $2`, [reasonId, below]);
          return { reasonId, parentId: below };
        },
        code: 'invalid-input',
        message: /form a tree/,
      },
      "somebody else's reason": {
        input: async () => ({ reasonId: await reason(table, elsewhere), active: false }),
        code: 'not-found',
        field: 'reasonId',
      },
    },
  };
}

async function setUp(stack: ServedCommands): Promise<void> {
  served = stack;
  floor = await ShopFloor.build(stack, 'Reasons here');
  elsewhere = await ShopFloor.build(stack, 'Reasons elsewhere');
}

export const reasons: CommandSuite = {
  setUp,
  proofs: {
    createDowntimeReason: creates('downtime_reasons', 'setup'),
    changeDowntimeReason: changes('downtime_reasons'),
    createScrapReason: creates('scrap_reasons', 'startup_rejects'),
    changeScrapReason: changes('scrap_reasons'),
  },
};
