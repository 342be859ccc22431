import { buildTenant } from '@andon/hasura/testing/tenant';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandCaller } from './support/command-caller.ts';
import { readAllRows } from './support/read-all-rows.ts';
import { serveCommands, type Asker, type ServedCommands } from './support/served-commands.ts';
import { ShopFloor } from './support/shop-floor.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Where the rows are that arguments name. */
const tableOf: Readonly<Record<string, string>> = {
  stopId: 'equipment_events',
  orderId: 'production_orders',
  productionReportId: 'production_reports',
  andonCallId: 'andon_calls',
  escalationRuleId: 'escalation_rules',
  siteId: 'sites',
  areaId: 'areas',
  equipmentId: 'equipment',
  sourceId: 'packml_register',
  topicMappingId: 'topic_mappings',
  calendarId: 'shift_calendars',
  shiftExceptionId: 'shift_exceptions',
  oeeTargetId: 'oee_targets',
  productId: 'products',
  reasonId: 'downtime_reasons',
  scrapReasonId: 'scrap_reasons',
  terminalId: 'terminals',
};

/** What else a command needs to look at the row that it is about. Its rows are those of `tableOf`, another tenant's. */
const attempts: Readonly<Record<string, readonly [ids: readonly string[], rest?: Fields]>> = {
  createOrder: [['productId'], { code: 'ORDER' }],
  releaseOrder: [['orderId']],
  startOrder: [['orderId', 'equipmentId']],
  pauseOrder: [['orderId']],
  resumeOrder: [['orderId']],
  completeOrder: [['orderId']],
  replaceOrder: [['orderId', 'equipmentId']],
  cancelOrder: [['orderId'], { reason: 'Not mine.' }],
  changeSetUp: [['orderId'], { plannedSeconds: 60 }],
  reportProduction: [['equipmentId'], { goodQuantity: 1 }],
  correctProduction: [['productionReportId'], { why: 'Not mine.', scrapQuantity: 1 }],
  cancelProduction: [['productionReportId'], { why: 'Not mine.' }],
  raiseAndonCall: [['equipmentId'], { kind: 'help' }],
  acknowledgeAndonCall: [['andonCallId']],
  resolveAndonCall: [['andonCallId']],
  cancelAndonCall: [['andonCallId'], { reason: 'Not mine.' }],
  escalateAndonCall: [['andonCallId']],
  createEscalationRule: [['siteId'], { name: 'Mine', steps: [{ afterMinutes: 5, role: 'supervisor' }] }],
  changeEscalationRule: [['escalationRuleId'], { name: 'Mine' }],
  changeSite: [['siteId'], { name: 'Mine' }],
  createArea: [['siteId'], { name: 'Mine' }],
  changeArea: [['areaId'], { name: 'Mine' }],
  createEquipment: [['areaId'], { kind: 'machine', name: 'Mine' }],
  changeEquipment: [['equipmentId'], { name: 'Mine' }],
  changeSource: [['sourceId'], { active: false }],
  changeTopicMapping: [['topicMappingId'], { active: false }],
  createCalendar: [['siteId'], { name: 'Mine', effectiveFrom: '2026-01-01' }],
  changeCalendar: [['calendarId'], { name: 'Mine' }],
  setShiftException: [['calendarId'], { businessDay: '2026-12-24', kind: 'holiday' }],
  removeShiftException: [['calendarId', 'shiftExceptionId']],
  changeProduct: [['productId'], { name: 'Mine' }],
  setProductRate: [['productId', 'equipmentId'], { idealRatePerMin: 10 }],
  removeProductRate: [['productId', 'equipmentId']],
  setOeeTarget: [['equipmentId'], { target: 0.8 }],
  endOeeTarget: [['oeeTargetId']],
  removeOeeTarget: [['oeeTargetId']],
  changeDowntimeReason: [['reasonId'], { name: 'Mine' }],
  // Its argument is called reasonId, too.
  changeScrapReason: [['reasonId:scrapReasonId'], { name: 'Mine' }],
  registerTerminal: [['siteId'], { name: 'Mine' }],
  removeTerminal: [['terminalId']],
};

let served: ServedCommands;
let asker: Asker;
/** Somebody of the other enterprise who may see none of its sites. */
let siteless: Asker;
const ids: Record<string, unknown> = {};
beforeAll(async () => {
  served = await serveCommands();
  const foreign = await buildTenant(served.pool, 'Foreign');
  for (const [argument, table] of Object.entries(tableOf)) {
    const { rows } = await served.pool.query<{ id: number }>(`select max(id)::int as id from ${table}`);
    ids[argument] = rows[0]?.id;
  }
  asker = (await ShopFloor.build(served, 'Here')).as('administrator');
  siteless = { role: 'administrator', enterpriseId: foreign.enterpriseId, siteIds: [], userId: foreign.userId };
}, 240_000);
afterAll(async () => served.stop());

/** An argument and the foreign row that it names; `argument:subject` where they are called differently. */
function argumentOf(named: string): readonly [string, unknown] {
  const [argument = '', subject = argument] = named.split(':');
  return [argument, ids[subject]];
}

async function give(name: string, as: Asker): Promise<unknown> {
  const [named, rest = {}] = attempts[name] ?? [[]];
  const input = { ...rest, ...Object.fromEntries(named.map(argumentOf)) };
  const { refused } = await (await CommandCaller.of(served, name)).give(as, input);
  return refused?.extensions.code;
}

interface Mutation {
  readonly name: string;
  readonly args: readonly { readonly name: string; readonly type: { readonly kind: string } }[];
}

/** Commands that must name the row that they are about. */
function isCommand(args: Mutation['args']): boolean {
  const mustName = args.some(({ name, type }) => /Ids?$/.test(name) && type.kind === 'NON_NULL');
  return mustName && args.some(({ name }) => name === 'idempotencyKey');
}

describe('a command', () => {
  it('has rows of another tenant to be tried on', () => {
    expect(Object.entries(ids).filter(([, id]) => typeof id !== 'number')).toEqual([]);
  });

  it.each(Object.keys(attempts))('%s does not find the rows of another enterprise', async (name) => {
    const before = await readAllRows(served.pool);
    expect(await give(name, asker)).toBe('not-found');
    expect(await readAllRows(served.pool)).toEqual(before);
  });

  it('that is not listed here finds no row of another enterprise either', async () => {
    const { data } = await served.ask(
      { ...asker, role: 'admin' },
      '{ __type(name: "mutation_root") { fields { name args { name type { kind } } } } }',
    );
    const { fields } = data?.['__type'] as { readonly fields: readonly Mutation[] };
    const others = fields.filter(({ name, args }) => isCommand(args) && attempts[name] === undefined);
    expect(others.length).toBeGreaterThan(4);
    for (const { name, args } of others) {
      const named = args.filter((argument) => argument.name in ids).map((argument) => argument.name);
      const before = await readAllRows(served.pool);
      const { refused } = await (
        await CommandCaller.of(served, name)
      ).give(asker, Object.fromEntries(named.map(argumentOf)));
      expect(refused, name).toBeDefined();
      expect(await readAllRows(served.pool), name).toEqual(before);
    }
  }, 60_000);

  /** What belongs to the enterprise as a whole is found from every site. */
  const ofEnterprise = [
    'productId',
    'orderId',
    'reasonId',
    'reasonId:scrapReasonId',
    'topicMappingId',
    'escalationRuleId',
  ];
  const ofSites = Object.entries(attempts).flatMap(([name, [named]]) =>
    named.some((argument) => !ofEnterprise.includes(argument)) ? [name] : [],
  );

  it.each(ofSites)('%s does not find the rows of another site', async (name) => {
    const before = await readAllRows(served.pool);
    expect(await give(name, siteless)).toBe('not-found');
    expect(await readAllRows(served.pool)).toEqual(before);
  });
});
