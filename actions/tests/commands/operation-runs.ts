import { expect } from 'vitest';
import { forOneRow } from '../support/command-proof.ts';
import { newName } from '../support/configured-row.ts';
import { CommandCaller } from '../support/command-caller.ts';
import type { CommandSuite } from '../support/prove-commands.ts';
import type { ServedCommands } from '../support/served-commands.ts';
import { ShopFloor } from '../support/shop-floor.ts';

type Fields = Readonly<Record<string, unknown>>;

let served: ServedCommands;
let floor: ShopFloor;
let elsewhere: ShopFloor;

const mes = { asker: () => floor.as('mes') };

/** A work order on a machine whose units people count. */
async function work(): Promise<Fields> {
  const machineId = await floor.machine();
  await served.pool.query(`update equipment set counts_come_from = 'people' where id = $1`, [machineId]);
  return { workOrder: newName('WO'), operation: '10', resource: String(machineId) };
}

/** A run that began at minute 0; its id. */
async function running(): Promise<unknown> {
  const caller = await CommandCaller.of(served, 'startOperationRun', 'operationRunId');
  const { done } = await caller.give(floor.as('mes'), { ...(await work()), at: floor.at(0) });
  return done?.['operationRunId'];
}

const run = 'operationRun { good_quantity scrap_quantity completed_at version }';
const foreignPlace = {
  input: async () => ({ ...(await work()), resource: String(await elsewhere.machine()) }),
  code: 'not-found',
  field: 'resource',
};
const noRun = { input: () => ({ operationRunId: 999_999, goodDelta: 1 }), code: 'not-found', field: 'operationRunId' };

async function setUp(stack: ServedCommands): Promise<void> {
  served = stack;
  floor = await ShopFloor.build(stack, 'MES here');
  elsewhere = await ShopFloor.build(stack, 'MES elsewhere');
}

export const operationRuns: CommandSuite = {
  setUp,
  proofs: {
    startOperationRun: {
      ...mes,
      selection: 'operationRun { work_order operation planned_seconds ideal_cycle_seconds completed_at }',
      good: async () => ({ ...(await work()), plannedSeconds: 600, idealCycleSeconds: 6, at: floor.at(0) }),
      arrives: ({ workOrder }, answer) =>
        expect(answer['operationRun']).toEqual({
          work_order: workOrder,
          operation: '10',
          planned_seconds: 600,
          ideal_cycle_seconds: 6,
          completed_at: null,
        }),
      contest: { kind: 'rivals', code: 'conflict', field: 'resource', tellsRow: true },
      bad: {
        "somebody else's machine": foreignPlace,
        'no work order': {
          input: async () => ({ ...(await work()), workOrder: ' ' }),
          code: 'invalid-input',
          field: 'workOrder',
        },
        'a cycle of no time': {
          input: async () => ({ ...(await work()), idealCycleSeconds: 0 }),
          code: 'invalid-input',
          field: 'idealCycleSeconds',
        },
        'a viewer': { asker: () => floor.as('viewer'), input: work, code: 'validation-failed' },
      },
    },
    reportOperationRun: {
      ...mes,
      selection: run,
      good: async () => ({
        operationRunId: await running(),
        goodDelta: 10,
        scrapDelta: 1,
        at: floor.at(20),
        version: 1,
      }),
      arrives: (_input, answer) =>
        expect(answer['operationRun']).toMatchObject({ good_quantity: 10, scrap_quantity: 1, completed_at: null }),
      contest: forOneRow,
      bad: {
        'a run that is not there': noRun,
        'more taken back than was made': {
          input: async () => ({ operationRunId: await running(), goodDelta: -1, at: floor.at(20) }),
          code: 'invalid-input',
          field: 'goodDelta',
        },
        'a time before it began': {
          input: async () => ({ operationRunId: await running(), goodDelta: 1, at: floor.at(-20) }),
          code: 'invalid-input',
          field: 'at',
        },
      },
    },
    completeOperationRun: {
      ...mes,
      selection: run,
      good: async () => ({ operationRunId: await running(), goodTotal: 45, scrapTotal: 5, at: floor.at(60) }),
      arrives: (_input, answer) => {
        expect(answer['operationRun']).toMatchObject({ good_quantity: 45, scrap_quantity: 5 });
        expect(answer['operationRun']).not.toMatchObject({ completed_at: null });
      },
      contest: forOneRow,
      bad: {
        'a run that is not there': { ...noRun, input: () => ({ operationRunId: 999_999 }) },
        'a time before it began': {
          input: async () => ({ operationRunId: await running(), at: floor.at(-20) }),
          code: 'invalid-input',
          field: 'at',
        },
        'less than nothing': {
          input: async () => ({ operationRunId: await running(), goodTotal: -1, at: floor.at(60) }),
          code: 'invalid-input',
          field: 'goodTotal',
        },
      },
    },
  },
};
