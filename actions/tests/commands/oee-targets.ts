import { expect, it } from 'vitest';
import { CommandCaller } from '../support/command-caller.ts';
import { forOneRow, toRemove } from '../support/command-proof.ts';
import { insertRow } from '../support/configured-row.ts';
import { leadsTo } from '../support/leads-to.ts';
import type { CommandSuite } from '../support/prove-commands.ts';
import type { ServedCommands } from '../support/served-commands.ts';
import { ShopFloor } from '../support/shop-floor.ts';

let served: ServedCommands;
let floor: ShopFloor;
let elsewhere: ShopFloor;

const engineer = { asker: () => floor.as('engineer') };
const always = '-infinity';

/** A target of a machine that aims at half. */
async function target(place: ShopFloor, machineId: number, effectiveFrom: string): Promise<number> {
  return insertRow(
    served.pool,
    'insert into oee_targets (enterprise_id, equipment_id, effective_from, target) values ($1, $2, $3, 0.5)',
    place.factory.enterpriseId,
    machineId,
    effectiveFrom,
  );
}

async function setUp(stack: ServedCommands): Promise<void> {
  served = stack;
  floor = await ShopFloor.build(stack, 'Targets here');
  elsewhere = await ShopFloor.build(stack, 'Targets elsewhere');
}

export const oeeTargets: CommandSuite = {
  setUp,
  proofs: {
    setOeeTarget: {
      ...engineer,
      selection: 'oeeTarget { equipment_id effective_from target version }',
      good: async () => {
        const [equipmentId, effectiveFrom] = [await floor.machine(), '2026-05-01T00:00:00Z'];
        await target(floor, equipmentId, effectiveFrom);
        return { equipmentId, effectiveFrom, target: 0.75, version: 1 };
      },
      naming: () => ({ target: 0.75 }),
      arrives: leadsTo('oeeTarget', ({ equipmentId }) => ({
        equipment_id: equipmentId,
        effective_from: '2026-05-01T00:00:00+00:00',
        target: 0.75,
        version: 2,
      })),
      contest: forOneRow,
      bad: {
        'a target above one hundred percent': {
          input: async () => ({ equipmentId: await floor.machine(), target: 75 }),
          code: 'invalid-input',
          field: 'target',
          message: /at most 1/,
        },
        'a target of nothing': { input: () => ({ target: 0 }), code: 'invalid-input', field: 'target' },
        'two places': {
          input: async () => ({ siteId: floor.factory.siteId, equipmentId: await floor.machine(), target: 0.7 }),
          code: 'invalid-input',
          field: 'siteId',
        },
        'a version of a target that is not there': {
          input: async () => ({ equipmentId: await floor.machine(), target: 0.7, version: 1 }),
          code: 'conflict',
          field: 'version',
        },
        "somebody else's machine": {
          input: async () => ({ equipmentId: await elsewhere.machine(), target: 0.7 }),
          code: 'not-found',
          field: 'equipmentId',
        },
        'an operator': {
          asker: () => floor.as('operator'),
          input: async () => ({ equipmentId: await floor.machine(), target: 0.7 }),
          code: 'validation-failed',
        },
      },
    },
    endOeeTarget: {
      ...engineer,
      selection: 'oeeTarget { effective_to target version }',
      contest: forOneRow,
      good: async () => ({
        oeeTargetId: await target(floor, await floor.machine(), always),
        effectiveTo: '2026-05-01T00:00:00Z',
        version: 1,
      }),
      arrives: leadsTo('oeeTarget', () => ({ effective_to: '2026-05-01T00:00:00+00:00', target: 0.5, version: 2 })),
      bad: {
        'an end before it began': {
          input: async () => ({
            oeeTargetId: await target(floor, await floor.machine(), '2026-05-01T00:00:00Z'),
            effectiveTo: '2026-04-01T00:00:00Z',
          }),
          code: 'invalid-input',
          field: 'effectiveTo',
          message: /ends after it began/,
        },
        'a day without a time': {
          input: async () => ({
            oeeTargetId: await target(floor, await floor.machine(), always),
            effectiveTo: '2026-05-01',
          }),
          code: 'invalid-input',
          field: 'effectiveTo',
        },
        "somebody else's target": {
          input: async () => ({
            oeeTargetId: await target(elsewhere, await elsewhere.machine(), always),
            effectiveTo: '2026-05-01T00:00:00Z',
          }),
          code: 'not-found',
          field: 'oeeTargetId',
        },
      },
    },
    removeOeeTarget: {
      ...engineer,
      selection: 'oeeTarget { target }',
      good: async () => ({ oeeTargetId: await target(floor, await floor.machine(), always) }),
      arrives: (_input, answer) => expect(answer['oeeTarget']).toBeNull(),
      contest: toRemove('oeeTargetId'),
      bad: {
        "somebody else's target": {
          input: async () => ({ oeeTargetId: await target(elsewhere, await elsewhere.machine(), always) }),
          code: 'not-found',
          field: 'oeeTargetId',
        },
        'another version of it': {
          input: async () => ({ oeeTargetId: await target(floor, await floor.machine(), always), version: 7 }),
          code: 'conflict',
          field: 'version',
        },
      },
    },
  },
  further: () => {
    it('setOeeTarget gives a target to every place, and to the enterprise where none is named', async () => {
      const caller = await CommandCaller.of(
        served,
        'setOeeTarget',
        'oeeTarget { enterprise_id site_id area_id equipment_id target effective_from }',
      );
      const { enterpriseId, siteId, areaId } = floor.factory;
      const nowhere = { site_id: null, area_id: null, equipment_id: null };
      const aims = [
        [{}, {}],
        [{ siteId }, { site_id: siteId }],
        [{ areaId }, { area_id: areaId }],
      ] as const;
      for (const [place, columns] of aims) {
        const { done } = await caller.give(floor.as('engineer'), { ...place, target: 0.6 });
        expect(done?.['oeeTarget']).toEqual({
          enterprise_id: enterpriseId,
          ...nowhere,
          ...columns,
          target: 0.6,
          effective_from: always,
        });
      }
    });
  },
};
