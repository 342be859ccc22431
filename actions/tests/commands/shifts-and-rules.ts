import { processRestatements } from '@andon/hasura/testing/restatements';
import { expect } from 'vitest';
import { forOneName, forOneRow, noContest, toRemove } from '../support/command-proof.ts';
import { daysAgo } from '../support/days-ago.ts';
import type { CommandSuite } from '../support/prove-commands.ts';
import { readRows } from '../support/read-rows.ts';
import type { ServedCommands } from '../support/served-commands.ts';
import { ShopFloor } from '../support/shop-floor.ts';

let served: ServedCommands;
let floor: ShopFloor;
let elsewhere: ShopFloor;
let machineId: number;
let reasonId: number;
let named = 0;

const figures = 'figures { equipmentId figure { is_locked locked_by } }';

/** A reported shift, open or locked. */
async function shift(isLocked: boolean, of: ShopFloor = floor): Promise<number> {
  const [row] = await readRows(
    served,
    `select shift_instance_id::int as id from shift_figures where enterprise_of(equipment_id) = $1 limit 1`,
    [of.factory.enterpriseId],
  );
  const id = Number(row?.['id']);
  await readRows(served, `select ${isLocked ? 'lock' : 'reopen'}_shift($1)`, [id]);
  return id;
}

/** A name that nothing has yet. */
function newName(): string {
  named += 1;
  return `Thing ${named}`;
}

const engineer = { asker: () => floor.as('engineer') };

/** A rule that is there; its id. */
async function rule(of: ShopFloor = floor): Promise<number> {
  const [row] = await readRows(
    served,
    `insert into stop_reason_rules (enterprise_id, name, states, downtime_reason_id, active)
     values ($1, $2, '{11}', $3, false) returning id`,
    [of.factory.enterpriseId, newName(), of === floor ? reasonId : await of.factory.reason(newName())],
  );
  return Number(row?.['id']);
}

/** A machine part that is there; its id. */
async function part(): Promise<number> {
  const [row] = await readRows(served, 'insert into machine_parts (equipment_id, name) values ($1, $2) returning id', [
    machineId,
    newName(),
  ]);
  return Number(row?.['id']);
}

async function setUp(stack: ServedCommands): Promise<void> {
  served = stack;
  floor = await ShopFloor.build(served, 'Shifts here');
  elsewhere = await ShopFloor.build(served, 'Shifts elsewhere');
  reasonId = await floor.factory.reason('JAM');
  for (const one of [floor, elsewhere]) {
    await one.factory.calendar(daysAgo(2), [{ name: 'Early', from: '06:00', to: '14:00' }]);
    machineId = (await one.stop()).machineId;
  }
  machineId = (await floor.stop()).machineId;
  await processRestatements(served.pool);
}

export const shiftsAndRules: CommandSuite = {
  setUp,
  proofs: {
    lockShift: {
      asker: () => floor.as('supervisor'),
      selection: figures,
      good: async () => ({ shiftInstanceId: await shift(false), equipmentId: machineId }),
      arrives: (_input, answer) => {
        const { userId } = floor.as('supervisor');
        expect(answer['figures']).toMatchObject([
          { equipmentId: machineId, figure: { is_locked: true, locked_by: userId } },
        ]);
      },
      contest: noContest('a locked shift stays locked by whoever was first'),
      bad: {
        "somebody else's shift": {
          input: async () => ({ shiftInstanceId: await shift(false, elsewhere) }),
          code: 'not-found',
          field: 'shiftInstanceId',
        },
        "somebody else's machine": {
          input: async () => ({ shiftInstanceId: await shift(false), equipmentId: await elsewhere.machine() }),
          code: 'not-found',
          field: 'equipmentId',
        },
        'an operator': {
          asker: () => floor.as('operator'),
          input: async () => ({ shiftInstanceId: await shift(false) }),
          code: 'validation-failed',
        },
      },
    },
    reopenShift: {
      asker: () => floor.as('supervisor'),
      selection: figures,
      good: async () => ({ shiftInstanceId: await shift(true), equipmentId: machineId }),
      arrives: (_input, answer) =>
        expect(answer['figures']).toMatchObject([{ equipmentId: machineId, figure: { is_locked: false } }]),
      contest: noContest('an open shift is open for everybody'),
      bad: {
        "somebody else's shift": {
          input: async () => ({ shiftInstanceId: await shift(true, elsewhere) }),
          code: 'not-found',
        },
      },
    },
    createStopReasonRule: {
      ...engineer,
      selection: 'rule { priority states modes downtime_reason_id version }',
      good: () => ({
        name: newName(),
        downtimeReasonId: reasonId,
        states: [11],
        modes: [],
        minimumSeconds: 60,
        active: false,
        // As forms send what is left empty.
        priority: null,
        validFrom: null,
        validTo: null,
        isAtOrderChange: null,
      }),
      arrives: (_input, answer) =>
        expect(answer['rule']).toEqual({
          priority: 100,
          states: [11],
          modes: null,
          downtime_reason_id: reasonId,
          version: 1,
        }),
      contest: forOneName('name'),
      bad: {
        'a state in which machines run': {
          input: () => ({ name: newName(), downtimeReasonId: reasonId, states: [6] }),
          code: 'invalid-input',
          message: /names states of a stop/,
        },
        "somebody else's reason": {
          input: async () => ({ name: newName(), downtimeReasonId: await elsewhere.factory.reason(newName()) }),
          code: 'not-found',
          field: 'downtimeReasonId',
        },
        'an empty name': {
          input: () => ({ name: ' ', downtimeReasonId: reasonId }),
          code: 'invalid-input',
          field: 'name',
        },
      },
    },
    changeStopReasonRule: {
      ...engineer,
      selection: 'rule { priority valid_to version }',
      good: async () => ({ ruleId: await rule(), priority: 7, validTo: null, version: 1 }),
      contest: forOneRow,
      arrives: (_input, answer) => expect(answer['rule']).toEqual({ priority: 7, valid_to: 'infinity', version: 2 }),
      bad: {
        'nothing to change': { input: async () => ({ ruleId: await rule() }), code: 'invalid-input' },
        "somebody else's rule": {
          input: async () => ({ ruleId: await rule(elsewhere), priority: 7 }),
          code: 'not-found',
          field: 'ruleId',
        },
      },
    },
    removeStopReasonRule: {
      ...engineer,
      selection: 'ruleId rule { id }',
      good: async () => ({ ruleId: await rule(), version: 1 }),
      arrives: (_input, answer) => expect(answer['rule']).toBeNull(),
      contest: toRemove('ruleId'),
      bad: {
        'a rule that somebody has changed since': {
          input: async () => ({ ruleId: await rule(), version: 0 }),
          code: 'conflict',
          field: 'version',
        },
      },
    },
    createMachinePart: {
      ...engineer,
      selection: 'machinePart { name active }',
      good: () => ({ equipmentId: machineId, name: newName() }),
      arrives: ({ name }, answer) => expect(answer['machinePart']).toEqual({ name, active: true }),
      contest: forOneName('name'),
      bad: {
        "somebody else's machine": {
          input: async () => ({ equipmentId: await elsewhere.machine(), name: newName() }),
          code: 'not-found',
          field: 'equipmentId',
        },
      },
    },
    changeMachinePart: {
      ...engineer,
      selection: 'machinePart { active version }',
      good: async () => ({ machinePartId: await part(), active: false, version: 1 }),
      contest: forOneRow,
      arrives: (_input, answer) => expect(answer['machinePart']).toEqual({ active: false, version: 2 }),
      bad: {
        'a part that is not there': { input: () => ({ machinePartId: 999_999, active: false }), code: 'not-found' },
      },
    },
  },
};
