import { expect } from 'vitest';
import { insertRow } from '../support/configured-row.ts';
import { leadsTo } from '../support/leads-to.ts';
import { forOneName, forOneRow, toRemove } from '../support/command-proof.ts';
import { daysAgo } from '../support/days-ago.ts';
import type { CommandSuite } from '../support/prove-commands.ts';
import type { ServedCommands } from '../support/served-commands.ts';
import { ShopFloor } from '../support/shop-floor.ts';

let served: ServedCommands;
let floor: ShopFloor;
let elsewhere: ShopFloor;

const planner = { asker: () => floor.as('planner') };

const calendar = async ({ factory }: ShopFloor, place: ShopFloor = floor): Promise<number> =>
  insertRow(
    served.pool,
    `insert into shift_calendars (site_id, equipment_id, name, effective_from) values ($1, $2, 'Own', $3)`,
    factory.siteId,
    await place.machine(),
    daysAgo(2),
  );

const shifts = [
  {
    name: 'Early',
    daysOfCycle: [1, 2, 3, 4, 5],
    startsAt: '06:00',
    endsAt: '14:00',
    breaks: [{ startsAt: '10:00', endsAt: '10:30' }],
  },
  { name: 'Late', daysOfCycle: [1, 2, 3, 4, 5], startsAt: '14:00', endsAt: '22:00' },
];

async function setUp(stack: ServedCommands): Promise<void> {
  served = stack;
  floor = await ShopFloor.build(stack, 'Calendars here');
  elsewhere = await ShopFloor.build(stack, 'Calendars elsewhere');
}

export const calendars: CommandSuite = {
  setUp,
  proofs: {
    createCalendar: {
      ...planner,
      selection: 'calendar { name shift_patterns_aggregate { aggregate { count } } shift_instances(limit: 1) { id } }',
      good: async () => ({
        equipmentId: await floor.machine(),
        name: 'Two shifts',
        effectiveFrom: daysAgo(2),
        shifts,
      }),
      arrives: async (_input, answer) => {
        await Promise.resolve();
        expect(answer['calendar']).toMatchObject({
          name: 'Two shifts',
          shift_patterns_aggregate: { aggregate: { count: 10 } },
          shift_instances: [{ id: expect.any(Number) as number }],
        });
      },
      contest: forOneName('effectiveFrom'),
      bad: {
        'two places': {
          input: async () => ({
            siteId: floor.factory.siteId,
            equipmentId: await floor.machine(),
            name: 'Both',
            effectiveFrom: daysAgo(2),
          }),
          code: 'invalid-input',
          field: 'siteId',
        },
        'a day that the cycle does not have': {
          input: async () => ({
            equipmentId: await floor.machine(),
            name: 'Odd',
            effectiveFrom: daysAgo(2),
            cycleDays: 3,
            shifts,
          }),
          code: 'invalid-input',
          field: 'shifts.0.daysOfCycle',
        },
        'a time that is none': {
          input: async () => ({
            equipmentId: await floor.machine(),
            name: 'Odd',
            effectiveFrom: daysAgo(2),
            shifts: [{ ...shifts[0], startsAt: '24:00' }],
          }),
          code: 'invalid-input',
          field: 'shifts.0.startsAt',
        },
        "somebody else's machine": {
          input: async () => ({ equipmentId: await elsewhere.machine(), name: 'Theirs', effectiveFrom: daysAgo(2) }),
          code: 'not-found',
          field: 'equipmentId',
        },
      },
    },
    changeCalendar: {
      ...planner,
      selection: 'calendar { version shift_patterns_aggregate { aggregate { count } } }',
      contest: forOneRow,
      good: async () => ({ calendarId: await calendar(floor), shifts: [shifts[1]], version: 1 }),
      arrives: leadsTo('calendar', () => ({ version: 2, shift_patterns_aggregate: { aggregate: { count: 5 } } })),
      bad: {
        'nothing to change': { input: async () => ({ calendarId: await calendar(floor) }), code: 'invalid-input' },
        "somebody else's calendar": {
          input: async () => ({ calendarId: await calendar(elsewhere, elsewhere), shifts }),
          code: 'not-found',
          field: 'calendarId',
        },
      },
    },
    setShiftException: {
      ...planner,
      selection: 'shiftException { business_day kind note }',
      good: async () => ({
        calendarId: await calendar(floor),
        businessDay: '2026-12-25',
        kind: 'holiday',
        note: 'Xmas',
        version: 1,
      }),
      arrives: leadsTo('shiftException', () => ({ business_day: '2026-12-25', kind: 'holiday', note: 'Xmas' })),
      contest: forOneRow,
      bad: {
        'overtime without its times': {
          input: async () => ({ calendarId: await calendar(floor), businessDay: '2026-12-25', kind: 'overtime' }),
          code: 'invalid-input',
          field: 'shiftName',
        },
      },
    },
    removeShiftException: {
      ...planner,
      selection: 'calendar { shift_exceptions { id } }',
      good: async () => {
        const calendarId = await calendar(floor);
        return {
          calendarId,
          shiftExceptionId: await insertRow(
            served.pool,
            `insert into shift_exceptions (calendar_id, business_day, kind) values ($1, '2026-12-25', 'holiday')`,
            calendarId,
          ),
        };
      },
      arrives: leadsTo('calendar', () => ({ shift_exceptions: [] })),
      contest: toRemove('shiftExceptionId'),
      bad: {
        'an exception of another calendar': {
          input: async () => ({ calendarId: await calendar(floor), shiftExceptionId: 999_999 }),
          code: 'not-found',
          field: 'shiftExceptionId',
        },
      },
    },
  },
};
