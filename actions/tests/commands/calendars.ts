import { expect, it } from 'vitest';
import { CommandCaller } from '../support/command-caller.ts';
import { insertRow, newName } from '../support/configured-row.ts';
import { leadsTo } from '../support/leads-to.ts';
import { forOneName, forOneRow, toRemove } from '../support/command-proof.ts';
import { daysAgo } from '../support/days-ago.ts';
import type { CommandSuite } from '../support/prove-commands.ts';
import { readRows } from '../support/read-rows.ts';
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

/** Who works the early shift on the first days of the cycle. */
const rotations = [{ teamId: 0, shiftName: 'Early', firstDay: 1, lastDay: 5 }];

const team = async ({ factory }: ShopFloor): Promise<number> =>
  insertRow(served.pool, 'insert into teams (site_id, name) values ($1, $2)', factory.siteId, newName('Team'));

/** The shifts that equipment works on a day. */
async function shiftsOn(equipmentId: unknown, day: string): Promise<readonly unknown[]> {
  const rows = await readRows(
    served,
    'select name from equipment_shifts where equipment_id = $1 and business_day = $2 order by started_at',
    [equipmentId, day],
  );
  return rows.map(({ name }) => name);
}

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
      naming: async () => ({
        equipmentId: await floor.machine(),
        name: 'With teams',
        effectiveFrom: daysAgo(2),
        shifts,
        rotations,
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
      naming: async () => ({ calendarId: await calendar(floor), shifts, rotations, version: 1 }),
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
    createTeam: {
      ...planner,
      selection: 'team { name active version }',
      good: () => ({ siteId: floor.factory.siteId, name: newName('Team') }),
      arrives: leadsTo('team', ({ name }) => ({ name, active: true, version: 1 })),
      contest: forOneName('name'),
      bad: {
        "somebody else's site": {
          input: () => ({ siteId: elsewhere.factory.siteId, name: 'Blue' }),
          code: 'not-found',
          field: 'siteId',
        },
        'no name': { input: () => ({ siteId: floor.factory.siteId, name: ' ' }), code: 'invalid-input', field: 'name' },
        'an operator': {
          asker: () => floor.as('operator'),
          input: () => ({ siteId: floor.factory.siteId, name: 'Blue' }),
          code: 'validation-failed',
        },
      },
    },
    changeTeam: {
      ...planner,
      selection: 'team { name active version }',
      good: async () => ({ teamId: await team(floor), name: newName('Team'), active: false, version: 1 }),
      arrives: leadsTo('team', ({ name }) => ({ name, active: false, version: 2 })),
      contest: forOneRow,
      bad: {
        'a team that works': {
          input: async () => {
            const teamId = await team(floor);
            await served.pool.query(
              `insert into team_rotations (calendar_id, team_id, shift_name, first_day, last_day) values ($1, $2, 'Early', 1, 7)`,
              [await calendar(floor), teamId],
            );
            return { teamId, active: false };
          },
          code: 'conflict',
          field: 'active',
          message: /another team/,
        },
        'nothing to change': { input: async () => ({ teamId: await team(floor) }), code: 'invalid-input' },
        "somebody else's team": {
          input: async () => ({ teamId: await team(elsewhere), active: false }),
          code: 'not-found',
          field: 'teamId',
        },
      },
    },
  },
  further: () => {
    it('changeCalendar retires a calendar: from the next day on the one of the site holds, before nothing changes', async () => {
      const equipmentId = await floor.machine();
      const caller = await CommandCaller.of(served, 'createCalendar', 'calendarId');
      const oneShift = (name: string) => [
        { name, daysOfCycle: [1, 2, 3, 4, 5, 6, 7], startsAt: '06:00', endsAt: '14:00' },
      ];
      const begun = { name: 'Calendar', effectiveFrom: daysAgo(5) };
      await caller.give(floor.as('planner'), {
        ...begun,
        siteId: floor.factory.siteId,
        shifts: oneShift('Of the site'),
      });
      const own = await caller.give(floor.as('planner'), { ...begun, equipmentId, shifts: oneShift('Own') });
      expect([await shiftsOn(equipmentId, daysAgo(3)), await shiftsOn(equipmentId, daysAgo(1))]).toEqual([
        ['Own'],
        ['Own'],
      ]);
      const calendarId = own.done?.['calendarId'];
      const changer = await CommandCaller.of(served, 'changeCalendar', 'calendar { effective_to }');
      const retired = await changer.give(floor.as('planner'), { calendarId, effectiveTo: daysAgo(2) });
      expect(retired.done).toMatchObject({ calendar: { effective_to: daysAgo(2) } });
      expect([await shiftsOn(equipmentId, daysAgo(2)), await shiftsOn(equipmentId, daysAgo(1))]).toEqual([
        ['Own'],
        ['Of the site'],
      ]);
      await changer.give(floor.as('planner'), { calendarId, effectiveTo: null });
      expect(await shiftsOn(equipmentId, daysAgo(1))).toEqual(['Own']);
      const { refused } = await changer.give(floor.as('planner'), { calendarId, effectiveTo: daysAgo(9) });
      expect(refused?.extensions).toMatchObject({ code: 'invalid-input', field: 'effectiveTo' });
    });
  },
};
