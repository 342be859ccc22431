import { expect } from 'vitest';
import { forOneRow, toRemove } from '../support/command-proof.ts';
import type { CommandSuite } from '../support/prove-commands.ts';
import type { ServedCommands } from '../support/served-commands.ts';
import { StopStage } from '../support/stop-stage.ts';

const held = 11;
const executing = 6;

let served: ServedCommands;
let stage: StopStage;

const common = { asker: () => stage.floor.as('operator') };
const stops = 'stops { stopId stop { downtime_reason_id version } }';
const at = (minute: number): Date => stage.floor.at(minute);

async function setUp(stack: ServedCommands): Promise<void> {
  served = stack;
  stage = await StopStage.build(served);
}

export const stopEdits: CommandSuite = {
  setUp,
  proofs: {
    unjustifyStops: {
      ...common,
      selection: stops,
      good: async () => ({ stops: [{ stopId: await stage.justified(), version: 2 }] }),
      contest: forOneRow,
      arrives: (_input, answer) =>
        expect(answer['stops']).toMatchObject([{ stop: { downtime_reason_id: null, version: 3 } }]),
      bad: {
        'a stop without a reason': {
          input: async () => ({ stops: [{ stopId: await stage.stop() }] }),
          code: 'conflict',
        },
        'a stop that somebody has edited since': {
          input: async () => ({ stops: [{ stopId: await stage.justified(), version: 1 }] }),
          code: 'conflict',
          field: 'stops.0.version',
        },
        "somebody else's stop": {
          input: async () => ({ stops: [{ stopId: await stage.foreignStop() }] }),
          code: 'not-found',
        },
      },
    },
    splitStop: {
      ...common,
      selection: stops,
      good: async () => ({
        stopId: await stage.stop(),
        at: [at(12), at(15)],
        reasonIds: [null, stage.reasonId, null],
        version: 1,
      }),
      contest: forOneRow,
      arrives: async (_input, answer) => {
        expect(answer['stops']).toHaveLength(3);
        expect(await stage.stops()).toMatchObject([
          { from: 10, to: 12, reason: null },
          { from: 12, to: 15, reason: stage.reasonId },
          { from: 15, to: 20, reason: null },
        ]);
      },
      bad: {
        'an instant outside of the stop': {
          input: async () => ({ stopId: await stage.stop(), at: [at(25)] }),
          code: 'invalid-input',
          message: /cannot be split there/,
        },
        'no instant': {
          input: async () => ({ stopId: await stage.stop(), at: [] }),
          code: 'invalid-input',
          field: 'at',
        },
        "somebody else's stop": {
          input: async () => ({ stopId: await stage.foreignStop(), at: [at(15)] }),
          code: 'not-found',
          field: 'stopId',
        },
      },
    },
    mergeStops: {
      ...common,
      selection: stops,
      good: async () => {
        const [earlier, later] = await stage.parts();
        return { stops: [{ stopId: earlier }, { stopId: later, version: 2 }], reasonId: stage.reasonId, note: 'One.' };
      },
      arrives: async () => expect(await stage.stops()).toMatchObject([{ from: 10, to: 20, reason: stage.reasonId }]),
      contest: { kind: 'rivals', code: 'conflict', field: 'stops.1.stopId', tellsRow: true },
      bad: {
        'one stop': {
          input: async () => ({ stops: [{ stopId: await stage.stop() }] }),
          code: 'invalid-input',
          field: 'stops',
        },
        'stops of two machines': {
          input: async () => ({ stops: [{ stopId: await stage.stop() }, { stopId: await stage.stop() }] }),
          code: 'invalid-input',
        },
        "somebody else's stop": {
          input: async () => ({ stops: [{ stopId: await stage.stop() }, { stopId: await stage.foreignStop() }] }),
          code: 'not-found',
          field: 'stops.1.stopId',
        },
      },
    },
    moveStopBorder: {
      ...common,
      selection: stops,
      good: async () => ({ stopId: (await stage.parts())[1], startsAt: at(12), version: 2 }),
      contest: forOneRow,
      arrives: async () =>
        expect(await stage.stops()).toMatchObject([
          { from: 10, to: 12 },
          { from: 12, to: 20 },
        ]),
      bad: {
        'a border beyond the parts': {
          input: async () => ({ stopId: (await stage.parts())[1], startsAt: at(25) }),
          code: 'invalid-input',
          message: /must stay between/,
        },
        'a border of the machine': {
          input: async () => ({ stopId: await stage.stop(), startsAt: at(12) }),
          code: 'invalid-input',
          message: /no other stop ends/,
        },
        'no instant': {
          input: async () => ({ stopId: (await stage.parts())[1], startsAt: 'soon' }),
          code: 'invalid-input',
          field: 'startsAt',
        },
        "somebody else's stop": {
          input: async () => ({ stopId: await stage.foreignStop(), startsAt: at(12) }),
          code: 'not-found',
        },
      },
    },
    changeStopState: {
      ...common,
      selection: 'stops { stopId stop { state } }',
      good: async () => ({ stopId: await stage.stop(), state: 2, version: 1 }),
      contest: forOneRow,
      arrives: async (_input, answer) => {
        expect(answer['stops']).toMatchObject([{ stop: { state: 2 } }]);
        expect(await stage.stops()).toMatchObject([{ from: 10, to: 20, state: 2, version: 2 }]);
      },
      bad: {
        Execute: {
          input: async () => ({ stopId: await stage.stop(), state: executing }),
          code: 'invalid-input',
          message: /is no state in which a machine stands still/,
        },
        'a state that PackML does not know': {
          input: async () => ({ stopId: await stage.stop(), state: 99 }),
          code: 'invalid-input',
        },
        "somebody else's stop": {
          input: async () => ({ stopId: await stage.foreignStop(), state: held }),
          code: 'not-found',
        },
      },
    },
    addManualStop: {
      ...common,
      selection: stops,
      good: async () => ({
        equipmentId: await stage.silentMachine(),
        startedAt: at(70),
        endedAt: at(80),
        reasonId: stage.reasonId,
      }),
      arrives: async () =>
        expect(await stage.stops()).toMatchObject([{ from: 70, to: 80, isManual: true, reason: stage.reasonId }]),
      contest: { kind: 'rivals', code: 'conflict', field: 'startedAt', tellsRow: true },
      bad: {
        'an end before the start': {
          input: async () => ({ equipmentId: await stage.silentMachine(), startedAt: at(80), endedAt: at(70) }),
          code: 'invalid-input',
          message: /begins before it ends/,
        },
        'a time at which the machine ran': {
          input: async () => ({ equipmentId: await stage.silentMachine(), startedAt: at(20), endedAt: at(30) }),
          code: 'invalid-input',
          message: /was in Execute/,
        },
        "somebody else's machine": {
          input: async () => ({ equipmentId: await stage.elsewhere.machine(), startedAt: at(70), endedAt: at(80) }),
          code: 'not-found',
          field: 'equipmentId',
        },
      },
    },
    changeManualStop: {
      ...common,
      selection: stops,
      good: async () => ({ stopId: await stage.added(), startedAt: at(72), endedAt: at(90), version: 2 }),
      contest: forOneRow,
      arrives: async () => expect(await stage.stops()).toMatchObject([{ from: 72, to: 90, isManual: true }]),
      bad: {
        'a stop of the machine': {
          input: async () => ({ stopId: await stage.stop(), startedAt: at(10), endedAt: at(15) }),
          code: 'invalid-input',
          message: /nobody added/,
        },
        "somebody else's stop": {
          input: async () => ({ stopId: await stage.foreignStop(), startedAt: at(10), endedAt: at(15) }),
          code: 'not-found',
        },
      },
    },
    removeManualStop: {
      ...common,
      selection: 'edits { editId edit { kind } }',
      good: async () => ({ stopId: await stage.added(), version: 2 }),
      arrives: async (_input, answer) => {
        expect(answer['edits']).toMatchObject([{ edit: { kind: 'remove' } }]);
        expect(await stage.stops()).toEqual([]);
      },
      contest: toRemove('stopId'),
      bad: {
        'a stop of the machine': {
          input: async () => ({ stopId: await stage.stop() }),
          code: 'invalid-input',
        },
        'a stop that somebody has edited since': {
          input: async () => ({ stopId: await stage.added(), version: 1 }),
          code: 'conflict',
          field: 'version',
        },
        "somebody else's stop": {
          input: async () => ({ stopId: await stage.foreignStop() }),
          code: 'not-found',
        },
      },
    },
    revertStopEdit: {
      ...common,
      selection: 'edits { editId edit { kind } }',
      good: async () => ({ editId: await stage.edit() }),
      arrives: async (_input, answer) => {
        expect(answer['edits']).toMatchObject([{ edit: { kind: 'revert' } }]);
        expect(await stage.stops()).toEqual([]);
      },
      contest: { kind: 'rivals', code: 'conflict', field: 'editId', tellsRow: true },
      bad: {
        'an edit that is not there': { input: () => ({ editId: 999_999 }), code: 'not-found', field: 'editId' },
      },
    },
  },
};
