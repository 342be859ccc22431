import { expect, it } from 'vitest';
import { forOneRow } from '../support/command-proof.ts';
import type { CommandSuite } from '../support/prove-commands.ts';
import type { ServedCommands } from '../support/served-commands.ts';
import { ShopFloor } from '../support/shop-floor.ts';

let served: ServedCommands;
let floor: ShopFloor;
let elsewhere: ShopFloor;
let reasonId: number;

async function justification(): Promise<Readonly<Record<string, unknown>>> {
  const [one, other] = [await floor.stop(), await floor.stop()];
  const { rows } = await served.pool.query<{ id: number }>(
    `insert into machine_parts (equipment_id, name) values ($1, 'Labeller') returning id`,
    [one.machineId],
  );
  return {
    stops: [
      { stopId: one.stopId, reasonId, note: 'Jammed.', machinePartId: rows[0]?.id, version: 1 },
      { stopId: other.stopId, reasonId },
    ],
  };
}

async function setUp(stack: ServedCommands): Promise<void> {
  served = stack;
  floor = await ShopFloor.build(served, 'Justify here');
  elsewhere = await ShopFloor.build(served, 'Justify elsewhere');
  reasonId = await floor.factory.reason('JAM');
}

export const justifications: CommandSuite = {
  setUp,
  proofs: {
    justifyStops: {
      asker: () => floor.as('operator'),
      selection: 'stops { stopId stop { downtime_reason_id note justified_by version machine_part { name } } }',
      good: justification,
      contest: forOneRow,
      arrives: (_input, answer) => {
        const said = { downtime_reason_id: reasonId, justified_by: floor.as('operator').userId };
        expect(answer['stops']).toMatchObject([
          { stop: { ...said, note: 'Jammed.', version: 2, machine_part: [{ name: 'Labeller' }] } },
          { stop: { ...said, note: null, version: 2, machine_part: [] } },
        ]);
      },
      bad: {
        'a stop that is not there': {
          input: async () => ({
            stops: [
              { stopId: (await floor.stop()).stopId, reasonId },
              { stopId: 999_999, reasonId },
            ],
          }),
          code: 'not-found',
          field: 'stops.1.stopId',
        },
        "somebody else's stop": {
          input: async () => ({ stops: [{ stopId: (await elsewhere.stop()).stopId, reasonId }] }),
          code: 'not-found',
          field: 'stops.0.stopId',
        },
        'a part of another machine': {
          input: async () => {
            const [{ machinePartId }] = (await justification())['stops'] as readonly [
              { readonly machinePartId: number },
            ];
            return { stops: [{ stopId: (await floor.stop()).stopId, reasonId, machinePartId }] };
          },
          code: 'invalid-input',
          message: /has no part/,
        },
        "somebody else's reason": {
          input: async () => ({
            stops: [{ stopId: (await floor.stop()).stopId, reasonId: await elsewhere.factory.reason('THEIRS') }],
          }),
          code: 'invalid-input',
        },
        'a long note': {
          input: async () => ({ stops: [{ stopId: (await floor.stop()).stopId, reasonId, note: 'x'.repeat(2_001) }] }),
          code: 'invalid-input',
          field: 'stops.0.note',
          message: /at most 2000 characters/,
        },
        'no stop at all': {
          input: () => ({ stops: [] }),
          code: 'invalid-input',
          field: 'stops',
          message: /Choose a stop/,
        },
        'who may only look': { asker: () => floor.as('viewer'), input: justification, code: 'validation-failed' },
      },
    },
  },
  further: () => {
    it('is called by Hasura alone', async () => {
      const call = async (headers: Readonly<Record<string, string>>) =>
        fetch(`${served.actionsUrl}/commands/justify-stops`, { method: 'POST', headers, body: '{}' });
      expect((await call({})).status).toBe(401);
      expect((await call({ 'x-andon-actions-secret': 'guessed' })).status).toBe(401);
      expect((await call({ 'x-andon-actions-secret': served.actionsSecret })).status).toBe(400);
    });
  },
};
