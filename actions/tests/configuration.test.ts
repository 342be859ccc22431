import { afterAll, beforeAll, expect, it } from 'vitest';
import { CommandCaller } from './support/command-caller.ts';
import { insertRow, newName } from './support/configured-row.ts';
import { describeCommand, type BadInput } from './support/describe-command.ts';
import { figuresOf } from './support/figures-of.ts';
import { Planning } from './support/planning.ts';
import { serveCommands, type ServedCommands } from './support/served-commands.ts';
import { ShopFloor } from './support/shop-floor.ts';

type Fields = Readonly<Record<string, unknown>>;

const executing = 6;

let served: ServedCommands;
let floor: ShopFloor;
let elsewhere: ShopFloor;
let here: Planning;
beforeAll(async () => {
  served = await serveCommands();
  floor = await ShopFloor.build(served, 'Here');
  elsewhere = await ShopFloor.build(served, 'Elsewhere');
  here = await Planning.start(served.pool, floor);
  await served.pool.query(
    `insert into topic_namespaces (enterprise_id, topic_prefix) values ($1, 'Here'), ($2, 'Elsewhere')`,
    [floor.factory.enterpriseId, elsewhere.factory.enterpriseId],
  );
});
afterAll(async () => served.stop());

const as = (role: string) => ({ served: () => served, asker: () => floor.as(role) });
const engineer = as('engineer');
const planner = as('planner');

/** What an operator must not do, whatever is given. */
function byOperator(input: () => Promise<Fields> | Fields): BadInput {
  return { asker: () => floor.as('operator'), input, code: 'validation-failed' };
}

/** Expects of an answer the row that it leads to. */
function leadsTo(relationship: string, row: (input: Fields) => Fields) {
  return async (input: Fields, answer: Fields): Promise<void> => {
    await Promise.resolve();
    expect(answer[relationship]).toEqual(row(input));
  };
}

const area = async ({ factory }: ShopFloor): Promise<number> =>
  insertRow(served.pool, 'insert into areas (site_id, name) values ($1, $2)', factory.siteId, newName('Hall'));

const product = async ({ factory }: ShopFloor): Promise<number> =>
  insertRow(
    served.pool,
    'insert into products (enterprise_id, code, name) values ($1, $2, $2)',
    factory.enterpriseId,
    newName('P'),
  );

const source = async (place: ShopFloor): Promise<number> =>
  insertRow(
    served.pool,
    'insert into packml_register (source_topic, equipment_id) values ($1, $2)',
    newName('Here/Source'),
    await place.machine(),
  );

const calendar = async ({ factory }: ShopFloor, place: ShopFloor = floor): Promise<number> =>
  insertRow(
    served.pool,
    `insert into shift_calendars (site_id, equipment_id, name, effective_from) values ($1, $2, 'Own', '2026-01-01')`,
    factory.siteId,
    await place.machine(),
  );

const reason = async (table: 'downtime_reasons' | 'scrap_reasons', { factory }: ShopFloor): Promise<number> =>
  insertRow(
    served.pool,
    `insert into ${table} (enterprise_id, code, name) values ($1, $2, $2)`,
    factory.enterpriseId,
    newName('R'),
  );

describeCommand('createArea', {
  ...engineer,
  selection: 'area { name active }',
  good: () => ({ siteId: floor.factory.siteId, name: newName('Hall') }),
  arrives: leadsTo('area', ({ name }) => ({ name, active: true })),
  bad: {
    "somebody else's site": {
      input: () => ({ siteId: elsewhere.factory.siteId, name: 'Hall' }),
      code: 'not-found',
      field: 'siteId',
    },
    'no name': {
      input: () => ({ siteId: floor.factory.siteId, name: '' }),
      code: 'invalid-input',
      field: 'name',
      message: /Give a name/,
    },
    'an operator': byOperator(() => ({ siteId: floor.factory.siteId, name: 'Hall' })),
  },
});

describeCommand('changeArea', {
  ...engineer,
  selection: 'area { name active version }',
  hasRivals: true,
  good: async () => ({ areaId: await area(floor), name: newName('Hall'), active: false, version: 1 }),
  arrives: leadsTo('area', ({ name }) => ({ name, active: false, version: 2 })),
  bad: {
    'an area that is used': {
      input: async () => {
        await floor.machine();
        return { areaId: floor.factory.areaId, active: false };
      },
      code: 'conflict',
      message: /is used by/,
    },
    "somebody else's area": {
      input: async () => ({ areaId: await area(elsewhere), active: false }),
      code: 'not-found',
      field: 'areaId',
    },
  },
});

describeCommand('createEquipment', {
  ...engineer,
  selection: 'equipment { name kind ideal_rate_per_min counts_come_from version }',
  good: async () => ({
    areaId: await area(floor),
    kind: 'machine',
    name: 'Press',
    idealRatePerMin: 12.5,
    countsComeFrom: 'people',
  }),
  arrives: leadsTo('equipment', () => ({
    name: 'Press',
    kind: 'machine',
    ideal_rate_per_min: 12.5,
    counts_come_from: 'people',
    version: 1,
  })),
  bad: {
    'a line of another area': {
      input: async () => ({
        areaId: await area(floor),
        kind: 'machine',
        name: 'Press',
        lineId: await floor.factory.line(newName('Line')),
      }),
      code: 'invalid-input',
      field: 'lineId',
    },
    'a rate of nothing': {
      input: async () => ({ areaId: await area(floor), kind: 'machine', name: 'Press', idealRatePerMin: 0 }),
      code: 'invalid-input',
      field: 'idealRatePerMin',
    },
    "somebody else's area": {
      input: async () => ({ areaId: await area(elsewhere), kind: 'machine', name: 'Press' }),
      code: 'not-found',
      field: 'areaId',
    },
  },
});

describeCommand('changeEquipment', {
  ...engineer,
  selection: 'equipment { active micro_stop_seconds version registrations { active } }',
  hasRivals: true,
  good: async () => {
    const equipmentId = await floor.machine();
    await insertRow(
      served.pool,
      'insert into packml_register (source_topic, equipment_id) values ($1, $2)',
      newName('Here/Retired'),
      equipmentId,
    );
    return { equipmentId, microStopSeconds: 30, active: false, version: 1 };
  },
  arrives: async (_input, answer) => {
    await Promise.resolve();
    expect(answer['equipment']).toMatchObject({ active: false, micro_stop_seconds: 30, version: 2 });
    const { registrations } = answer['equipment'] as { readonly registrations: readonly Fields[] };
    expect(registrations.map(({ active }) => active)).not.toContain(true);
  },
  bad: {
    'a machine on which an order runs': {
      input: async () => ({ equipmentId: (await here.running()).machineId, active: false }),
      code: 'conflict',
    },
    'nothing to change': { input: async () => ({ equipmentId: await floor.machine() }), code: 'invalid-input' },
    "somebody else's machine": {
      input: async () => ({ equipmentId: await elsewhere.machine(), active: false }),
      code: 'not-found',
      field: 'equipmentId',
    },
  },
});

describeCommand('registerSource', {
  ...engineer,
  selection: 'letters source { source_topic state_map active }',
  good: async () => {
    const sourceTopic = newName('Here/Site/Area/Machine');
    await served.pool.query(
      `insert into dead_letters (topic, payload, reason, detail, source) values ($1, '', 'not-registered', 'Unknown.', $1)`,
      [sourceTopic],
    );
    return { sourceTopic, equipmentId: await floor.machine(), stateMap: { '10': 2 } };
  },
  arrives: async ({ sourceTopic }, answer) => {
    expect(answer).toMatchObject({
      letters: 1,
      source: { source_topic: sourceTopic, state_map: { '10': 2 }, active: true },
    });
    const { rows } = await served.pool.query(
      'select from dead_letters where source = $1 and replay_requested_at is not null',
      [sourceTopic],
    );
    expect(rows).toHaveLength(1);
  },
  bad: {
    "somebody else's topic": {
      input: async () => ({ sourceTopic: 'Elsewhere/Machine', equipmentId: await floor.machine() }),
      code: 'invalid-input',
      field: 'sourceTopic',
      message: /They begin with Here\//,
    },
    'a topic that only begins alike': {
      input: async () => ({ sourceTopic: 'Hereabouts/Machine', equipmentId: await floor.machine() }),
      code: 'invalid-input',
      field: 'sourceTopic',
    },
    "somebody else's machine": {
      input: async () => ({ sourceTopic: 'Here/Machine', equipmentId: await elsewhere.machine() }),
      code: 'not-found',
      field: 'equipmentId',
    },
  },
});

describeCommand('changeSource', {
  ...engineer,
  selection: 'source { counter_maximum active version }',
  hasRivals: true,
  good: async () => ({ sourceId: await source(floor), counterMaximum: 65_535, active: false, version: 1 }),
  arrives: leadsTo('source', () => ({ counter_maximum: 65_535, active: false, version: 2 })),
  bad: {
    "somebody else's source": {
      input: async () => ({ sourceId: await source(elsewhere), active: false }),
      code: 'not-found',
      field: 'sourceId',
    },
    'a map that is none': {
      input: async () => ({ sourceId: await source(floor), stateMap: 7 }),
      code: 'invalid-input',
      field: 'stateMap',
    },
  },
});

const refusedMessage = async (source: string): Promise<number> =>
  insertRow(
    served.pool,
    `insert into dead_letters (topic, payload, reason, detail, source) values ($1, '', 'far-future', 'Too early.', $1)`,
    source,
  );

// Asking twice is asking once: who comes second takes nothing from the first.
describeCommand('replayRefused', {
  ...engineer,
  selection: 'letters',
  good: async () => ({ ids: [await refusedMessage('Here/Machine'), await refusedMessage('Here/Machine')] }),
  arrives: async ({ ids }, answer) => {
    expect(answer).toMatchObject({ letters: 2 });
    const { rows } = await served.pool.query(
      'select from dead_letters where id = any ($1) and replay_requested_at is not null',
      [ids],
    );
    expect(rows).toHaveLength(2);
  },
  bad: {
    "somebody else's message": {
      input: async () => ({ ids: [await refusedMessage('Elsewhere/Machine')] }),
      code: 'not-found',
    },
    'a reason that none has': { input: () => ({ reason: 'bored' }), code: 'not-found' },
    'nothing said': { input: () => ({}), code: 'invalid-input', field: 'ids' },
    'an operator': byOperator(async () => ({ ids: [await refusedMessage('Here/Machine')] })),
  },
});

describeCommand('createTopicMapping', {
  ...engineer,
  selection: 'topicMapping { topic_filter scale }',
  good: () => ({ topicFilter: `${newName('Here/Sensor')}/+`, metricPath: 'Here/{2}/Weight', scale: 0.5 }),
  arrives: leadsTo('topicMapping', ({ topicFilter }) => ({ topic_filter: topicFilter, scale: 0.5 })),
  bad: {
    "a filter over everybody's messages": {
      input: () => ({ topicFilter: '#', metricPath: 'Here/{2}/Weight' }),
      code: 'invalid-input',
      field: 'topicFilter',
    },
    "somebody else's metric": {
      input: () => ({ topicFilter: 'Here/+', metricPath: 'Elsewhere/{2}/Weight' }),
      code: 'invalid-input',
      field: 'metricPath',
    },
  },
});

describeCommand('changeTopicMapping', {
  ...engineer,
  selection: 'topicMapping { unit version }',
  hasRivals: true,
  good: async () => ({
    topicMappingId: await insertRow(
      served.pool,
      `insert into topic_mappings (enterprise_id, topic_filter, metric_path) values ($1, $2, 'Here/Weight')`,
      floor.factory.enterpriseId,
      newName('Here/Sensor'),
    ),
    unit: 'kg',
    version: 1,
  }),
  arrives: leadsTo('topicMapping', () => ({ unit: 'kg', version: 2 })),
  bad: {
    "the platform's own mapping": {
      input: async () => ({
        topicMappingId: await insertRow(
          served.pool,
          `insert into topic_mappings (topic_filter, metric_path) values ($1, 'Shared/Weight')`,
          newName('Shared'),
        ),
        unit: 'kg',
      }),
      code: 'not-found',
      field: 'topicMappingId',
    },
  },
});

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

describeCommand('createCalendar', {
  ...planner,
  selection: 'calendar { name shift_patterns_aggregate { aggregate { count } } shift_instances(limit: 1) { id } }',
  good: async () => ({ equipmentId: await floor.machine(), name: 'Two shifts', effectiveFrom: '2026-06-01', shifts }),
  arrives: async (_input, answer) => {
    await Promise.resolve();
    expect(answer['calendar']).toMatchObject({
      name: 'Two shifts',
      shift_patterns_aggregate: { aggregate: { count: 10 } },
      shift_instances: [{ id: expect.any(Number) as number }],
    });
  },
  bad: {
    'two places': {
      input: async () => ({
        siteId: floor.factory.siteId,
        equipmentId: await floor.machine(),
        name: 'Both',
        effectiveFrom: '2026-06-01',
      }),
      code: 'invalid-input',
      field: 'siteId',
    },
    'a day that the cycle does not have': {
      input: async () => ({
        equipmentId: await floor.machine(),
        name: 'Odd',
        effectiveFrom: '2026-06-01',
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
        effectiveFrom: '2026-06-01',
        shifts: [{ ...shifts[0], startsAt: '24:00' }],
      }),
      code: 'invalid-input',
      field: 'shifts.0.startsAt',
    },
    "somebody else's machine": {
      input: async () => ({ equipmentId: await elsewhere.machine(), name: 'Theirs', effectiveFrom: '2026-06-01' }),
      code: 'not-found',
      field: 'equipmentId',
    },
  },
});

describeCommand('changeCalendar', {
  ...planner,
  selection: 'calendar { version shift_patterns_aggregate { aggregate { count } } }',
  hasRivals: true,
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
});

describeCommand('setShiftException', {
  ...planner,
  selection: 'shiftException { business_day kind note }',
  good: async () => ({ calendarId: await calendar(floor), businessDay: '2026-12-25', kind: 'holiday', note: 'Xmas' }),
  arrives: leadsTo('shiftException', () => ({ business_day: '2026-12-25', kind: 'holiday', note: 'Xmas' })),
  bad: {
    'overtime without its times': {
      input: async () => ({ calendarId: await calendar(floor), businessDay: '2026-12-25', kind: 'overtime' }),
      code: 'invalid-input',
      field: 'shiftName',
    },
  },
});

describeCommand('removeShiftException', {
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
  bad: {
    'an exception of another calendar': {
      input: async () => ({ calendarId: await calendar(floor), shiftExceptionId: 999_999 }),
      code: 'not-found',
      field: 'shiftExceptionId',
    },
  },
});

describeCommand('createProduct', {
  ...planner,
  selection: 'product { code name unit }',
  good: () => ({ code: newName('CAN'), name: 'Can', unit: 'cans' }),
  arrives: leadsTo('product', ({ code }) => ({ code, name: 'Can', unit: 'cans' })),
  bad: {
    'a code that is taken': { input: () => ({ code: here.productCode, name: 'Box' }), code: 'conflict' },
    'no code': { input: () => ({ code: '', name: 'Box' }), code: 'invalid-input', field: 'code' },
  },
});

describeCommand('changeProduct', {
  ...planner,
  selection: 'product { name active version }',
  hasRivals: true,
  good: async () => ({ productId: await product(floor), name: 'Old can', active: false, version: 1 }),
  arrives: leadsTo('product', () => ({ name: 'Old can', active: false, version: 2 })),
  bad: {
    "somebody else's product": {
      input: async () => ({ productId: await product(elsewhere), active: false }),
      code: 'not-found',
      field: 'productId',
    },
  },
});

describeCommand('setProductRate', {
  ...engineer,
  selection: 'product { rates: product_rates { ideal_rate_per_min units_per_cycle effective_from } }',
  good: async () => ({
    productId: await product(floor),
    equipmentId: await floor.machine(),
    effectiveFrom: '2026-05-01T00:00:00Z',
    idealRatePerMin: 40,
    unitsPerCycle: 4,
  }),
  arrives: leadsTo('product', () => ({
    rates: [{ ideal_rate_per_min: 40, units_per_cycle: 4, effective_from: '2026-05-01T00:00:00+00:00' }],
  })),
  bad: {
    'a rate of nothing': {
      input: async () => ({ productId: here.productId, equipmentId: await floor.machine(), idealRatePerMin: 0 }),
      code: 'invalid-input',
      field: 'idealRatePerMin',
    },
    'a version of a rate that is not there': {
      input: async () => ({
        productId: here.productId,
        equipmentId: await floor.machine(),
        idealRatePerMin: 1,
        version: 1,
      }),
      code: 'conflict',
      field: 'version',
    },
    "somebody else's machine": {
      input: async () => ({ productId: here.productId, equipmentId: await elsewhere.machine(), idealRatePerMin: 1 }),
      code: 'not-found',
      field: 'equipmentId',
    },
  },
});

it('setProductRate leaves what was made earlier at the earlier rate', async () => {
  const { machineId } = await here.running();
  await floor.factory.samples(machineId, [
    { at: floor.at(0), state: executing },
    { at: floor.at(20), produced: 10 },
    { at: floor.at(40), produced: 10 },
  ]);
  const caller = await CommandCaller.of(served, 'setProductRate');
  const rate = { productId: here.productId, equipmentId: machineId };
  await caller.give(floor.as('engineer'), { ...rate, idealRatePerMin: 1 });
  const from = floor.at(30).toISOString();
  await caller.give(floor.as('engineer'), { ...rate, idealRatePerMin: 2, effectiveFrom: from });
  expect(await figuresOf(served.pool, floor, { machineId })).toMatchObject({ ideal_seconds: 10 * 60 + 10 * 30 });
  const remover = await CommandCaller.of(served, 'removeProductRate');
  await remover.give(floor.as('engineer'), { ...rate, effectiveFrom: from });
  expect(await figuresOf(served.pool, floor, { machineId })).toMatchObject({ ideal_seconds: 20 * 60 });
});

describeCommand('removeProductRate', {
  ...engineer,
  selection: 'product { product_rates { version } }',
  good: async () => {
    const rate = { productId: await product(floor), equipmentId: await floor.machine() };
    await served.pool.query(
      'insert into product_rates (product_id, equipment_id, ideal_rate_per_min) values ($1, $2, 9)',
      [rate.productId, rate.equipmentId],
    );
    return rate;
  },
  arrives: leadsTo('product', () => ({ product_rates: [] })),
  bad: {
    'a rate that is not there': {
      input: async () => ({ productId: here.productId, equipmentId: await floor.machine() }),
      code: 'not-found',
      field: 'effectiveFrom',
    },
  },
});

for (const [command, table, lossCategory] of [
  ['DowntimeReason', 'downtime_reasons', 'setup'],
  ['ScrapReason', 'scrap_reasons', 'startup_rejects'],
] as const) {
  describeCommand(`create${command}`, {
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
      'an operator': byOperator(() => ({ code: newName('R'), name: 'Reason' })),
    },
  });

  describeCommand(`change${command}`, {
    ...engineer,
    selection: 'reason { name active version }',
    hasRivals: true,
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
  });
}
