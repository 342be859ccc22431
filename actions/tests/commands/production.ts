import { expect, it } from 'vitest';
import { CommandCaller } from '../support/command-caller.ts';
import { forOneRow, noContest } from '../support/command-proof.ts';
import type { CommandSuite } from '../support/prove-commands.ts';
import { figuresOf } from '../support/figures-of.ts';
import { Planning } from '../support/planning.ts';
import type { ServedCommands } from '../support/served-commands.ts';
import { ShopFloor } from '../support/shop-floor.ts';

const executing = 6;
const held = 11;

let served: ServedCommands;
let floor: ShopFloor;
let elsewhere: ShopFloor;
let here: Planning;
let startupRejects: number;
let setUpReason: number;
let foreignReason: number;

const at = (minute: number): string => floor.at(minute).toISOString();

async function scrapReason({ factory }: ShopFloor): Promise<number> {
  const { rows } = await served.pool.query<{ id: number }>(
    `insert into scrap_reasons (enterprise_id, code, name, loss_category) values ($1, 'START', 'Start', 'startup_rejects') returning id`,
    [factory.enterpriseId],
  );
  return rows[0]?.id ?? 0;
}

/** A machine that makes 60 units in an hour at one a minute; `people` where it does not count them itself. */
async function machine(countsComeFrom: 'machine' | 'people' = 'machine'): Promise<number> {
  const id = await floor.machine([0, executing], [60, executing]);
  await served.pool.query('update equipment set ideal_rate_per_min = 1, counts_come_from = $2 where id = $1', [
    id,
    countsComeFrom,
  ]);
  if (countsComeFrom === 'machine') await floor.factory.samples(id, [{ at: floor.at(50), produced: 60 }]);
  return id;
}

/** The units of a machine's first hour, by the function that all figures come from. */
async function unitsOf(machineId: unknown): Promise<readonly unknown[]> {
  const row = await figuresOf(served.pool, floor, { machineId: Number(machineId) });
  return [row['total_units'], row['scrap_units'], row['good_units'], row['ideal_good_seconds']];
}

async function reported(scrapQuantity = 5): Promise<{ readonly machineId: number; readonly reportId: number }> {
  const machineId = await machine();
  const { rows } = await served.pool.query<{ id: number }>(
    'insert into production_reports (equipment_id, produced_at, scrap_quantity) values ($1, $2, $3) returning id::int',
    [machineId, floor.at(20), scrapQuantity],
  );
  return { machineId, reportId: rows[0]?.id ?? 0 };
}

async function reportOf(reportId: unknown): Promise<Readonly<Record<string, unknown>>> {
  const { rows } = await served.pool.query<Record<string, unknown>>(
    `select equipment_id as machine, good_quantity::float8 as good, scrap_quantity::float8 as scrap, cancelled_at is not null as cancelled,
       array(select jsonb_build_array(correction.why, correction.said_before, correction.said_after) from production_corrections correction
         where correction.production_report_id = report.id order by correction.id) as corrections
     from production_reports report where id = $1`,
    [reportId],
  );
  return rows[0] ?? {};
}

const operator = { asker: () => floor.as('operator') };
const supervisor = { asker: () => floor.as('supervisor') };

/** An order and a machine that stood still from minute 10 to 40. */
async function standingStill(): Promise<{ readonly orderId: number; readonly equipmentId: number }> {
  const equipmentId = await floor.machine(
    [0, executing],
    [10, held],
    [24, held],
    [38, held],
    [40, executing],
    [50, executing],
  );
  return { orderId: await here.order(), equipmentId };
}

let breakdowns = 0;
async function breakdown(): Promise<number> {
  breakdowns += 1;
  return floor.factory.reason(`JAM ${breakdowns}`);
}

async function setUp(stack: ServedCommands): Promise<void> {
  served = stack;
  floor = await ShopFloor.build(served, 'Production here');
  elsewhere = await ShopFloor.build(served, 'Production elsewhere');
  here = await Planning.start(served.pool, floor);
  startupRejects = await scrapReason(floor);
  foreignReason = await scrapReason(elsewhere);
  setUpReason = await floor.factory.reason('TOOL', { category: 'setup' });
}

export const production: CommandSuite = {
  setUp,
  proofs: {
    reportProduction: {
      ...operator,
      selection: 'productionReportId productionReport { scrap_quantity scrap_reason_id reported_by }',
      good: async () => ({
        equipmentId: await machine(),
        producedAt: at(20),
        scrapQuantity: 6,
        scrapReasonId: startupRejects,
        note: 'Cold.',
      }),
      arrives: async ({ equipmentId }, answer) => {
        const { userId } = floor.as('operator');
        const report = { scrap_quantity: 6, scrap_reason_id: startupRejects, reported_by: userId };
        expect(answer['productionReport']).toEqual(report);
        expect(await unitsOf(equipmentId)).toEqual([60, 6, 54, 54 * 60]);
      },
      contest: noContest('reports add up; two who report scrap have each seen some'),
      bad: {
        'good units that the machine counts': {
          input: async () => ({ equipmentId: await machine(), goodQuantity: 5 }),
          code: 'invalid-input',
          field: 'goodQuantity',
          message: /count twice/,
        },
        'no units at all': {
          input: async () => ({ equipmentId: await machine() }),
          code: 'invalid-input',
          field: 'goodQuantity',
        },
        'less than nothing': {
          input: async () => ({ equipmentId: await machine(), scrapQuantity: -1 }),
          code: 'invalid-input',
          field: 'scrapQuantity',
        },
        'no place': { input: () => ({ scrapQuantity: 1 }), code: 'invalid-input', field: 'equipmentId' },
        'an order that did not run there': {
          input: async () => ({
            equipmentId: await machine(),
            orderId: (await here.running()).orderId,
            scrapQuantity: 1,
          }),
          code: 'invalid-input',
          field: 'orderId',
        },
        "somebody else's reason": {
          input: async () => ({ equipmentId: await machine(), scrapQuantity: 1, scrapReasonId: foreignReason }),
          code: 'not-found',
          field: 'scrapReasonId',
        },
        "somebody else's machine": {
          input: async () => ({ equipmentId: await elsewhere.machine(), scrapQuantity: 1 }),
          code: 'not-found',
          field: 'equipmentId',
        },
        'a viewer': {
          asker: () => floor.as('viewer'),
          input: async () => ({ equipmentId: await machine(), scrapQuantity: 1 }),
          code: 'validation-failed',
        },
      },
    },
    correctProduction: {
      ...supervisor,
      selection: 'productionReport { version }',
      contest: forOneRow,
      good: async () => ({
        productionReportId: (await reported()).reportId,
        scrapQuantity: 7,
        why: 'Counted again.',
        version: 1,
      }),
      arrives: async ({ productionReportId }) => {
        const report = await reportOf(productionReportId);
        expect(report).toMatchObject({
          scrap: 7,
          corrections: [['Counted again.', { scrap_quantity: 5 }, { scrap_quantity: 7 }]],
        });
        expect(await unitsOf(report['machine'])).toEqual([60, 7, 53, 53 * 60]);
      },
      bad: {
        'no reason why': {
          input: async () => ({ productionReportId: (await reported()).reportId, scrapQuantity: 7, why: '' }),
          code: 'invalid-input',
          field: 'why',
        },
        'what it says already': {
          input: async () => ({ productionReportId: (await reported()).reportId, scrapQuantity: 5, why: 'Again.' }),
          code: 'invalid-input',
        },
        'an older version': {
          input: async () => ({
            productionReportId: (await reported()).reportId,
            scrapQuantity: 7,
            why: 'Late.',
            version: 0,
          }),
          code: 'conflict',
          field: 'version',
        },
        'a report that is not there': {
          input: () => ({ productionReportId: 999_999, scrapQuantity: 7, why: 'Lost.' }),
          code: 'not-found',
          field: 'productionReportId',
        },
        'an operator': {
          asker: () => floor.as('operator'),
          input: async () => ({ productionReportId: (await reported()).reportId, scrapQuantity: 7, why: 'Mine.' }),
          code: 'validation-failed',
        },
      },
    },
    cancelProduction: {
      ...supervisor,
      contest: forOneRow,
      good: async () => ({ productionReportId: (await reported()).reportId, why: 'Wrong machine.' }),
      arrives: async ({ productionReportId }) => {
        const report = await reportOf(productionReportId);
        expect(report).toMatchObject({ scrap: 5, cancelled: true, corrections: [['Wrong machine.', {}, {}]] });
        expect(await unitsOf(report['machine'])).toEqual([60, 0, 60, 3600]);
      },
      bad: {
        'no reason why': {
          input: async () => ({ productionReportId: (await reported()).reportId, why: ' ' }),
          code: 'invalid-input',
          field: 'why',
        },
        'a session of another site': {
          asker: () => ({ ...floor.as('supervisor'), siteIds: [elsewhere.factory.siteId] }),
          input: async () => ({ productionReportId: (await reported()).reportId, why: 'Not mine.' }),
          code: 'not-found',
          field: 'productionReportId',
        },
      },
    },
    changeSetUp: {
      ...operator,
      selection: 'order { planned_set_up_seconds } setUp { downtime_reason_id }',
      good: async () => ({
        ...(await standingStill()),
        plannedSeconds: 900,
        version: 1,
        startsAt: at(15),
        endsAt: at(35),
        reasonId: setUpReason,
      }),
      arrives: async ({ equipmentId }, answer) => {
        expect(answer).toMatchObject({
          order: { planned_set_up_seconds: 900 },
          setUp: { downtime_reason_id: setUpReason },
        });
        const figures = await figuresOf(served.pool, floor, { machineId: Number(equipmentId), untilMinute: 50 });
        expect(figures).toMatchObject({ setup_seconds: 20 * 60, breakdown_seconds: 10 * 60 });
      },
      contest: forOneRow,
      bad: {
        'a reason that is no set-up': {
          input: async () => ({ ...(await standingStill()), startsAt: at(15), reasonId: await breakdown() }),
          code: 'invalid-input',
          field: 'reasonId',
        },
        'an end where none began': {
          input: async () => ({ ...(await standingStill()), endsAt: at(35) }),
          code: 'conflict',
          field: 'startsAt',
        },
        'an end before the start': {
          input: async () => ({ ...(await standingStill()), startsAt: at(35), endsAt: at(15), reasonId: setUpReason }),
          code: 'invalid-input',
          field: 'endsAt',
        },
        'no equipment': {
          input: async () => ({ orderId: await here.order(), startsAt: at(15), reasonId: setUpReason }),
          code: 'invalid-input',
          field: 'equipmentId',
        },
      },
    },
  },
  further: () => {
    it('reportProduction counts units once, exactly, where nobody else counts them', async () => {
      const caller = await CommandCaller.of(served, 'reportProduction');
      const byHand = await machine('people');
      const report = { equipmentId: byHand, producedAt: at(20), goodQuantity: 10.5, scrapQuantity: 1.5 };
      expect((await caller.give(floor.as('operator'), report)).refused).toBeUndefined();
      expect(await unitsOf(byHand)).toEqual([12, 1.5, 10.5, 10.5 * 60]);
      const missedSome = await machine();
      const missed = { equipmentId: missedSome, producedAt: at(20), goodQuantity: 3, isCountedByMachine: false };
      expect((await caller.give(floor.as('operator'), missed)).refused).toBeUndefined();
      expect(await unitsOf(missedSome)).toEqual([63, 0, 63, 63 * 60]);
    });

    it('reportProduction counts for the order that ran, wherever it ran', async () => {
      const caller = await CommandCaller.of(served, 'reportProduction', 'productionReport { equipment_id }');
      const { orderId, machineId } = await here.running();
      const { done } = await caller.give(floor.as('operator'), { orderId, producedAt: at(20), scrapQuantity: 4 });
      expect(done).toMatchObject({ productionReport: { equipment_id: machineId } });
      const row = await figuresOf(served.pool, floor, { machineId, groupBy: 'order' });
      expect(row).toMatchObject({ group_key: orderId, scrap_units: 4 });
    });

    it('changeSetUp moves a set-up that has ended, and its stops with it', async () => {
      const caller = await CommandCaller.of(served, 'changeSetUp', 'setUpId');
      const place = await standingStill();
      const begun = await caller.give(floor.as('operator'), { ...place, startsAt: at(15), reasonId: setUpReason });
      await caller.give(floor.as('operator'), { ...place, endsAt: at(25) });
      await caller.give(floor.as('operator'), { ...place, setUpId: begun.done?.['setUpId'], endsAt: at(30) });
      const figures = await figuresOf(served.pool, floor, { machineId: place.equipmentId, untilMinute: 50 });
      expect(figures).toMatchObject({ setup_seconds: 15 * 60, breakdown_seconds: 15 * 60 });
    });
  },
};
