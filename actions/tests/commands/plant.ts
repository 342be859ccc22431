import { expect, it } from 'vitest';
import { CommandCaller } from '../support/command-caller.ts';
import { insertRow, newName } from '../support/configured-row.ts';
import { leadsTo } from '../support/leads-to.ts';
import { Planning } from '../support/planning.ts';
import { forOneName, forOneRow, noContest, type BadInput } from '../support/command-proof.ts';
import type { CommandSuite } from '../support/prove-commands.ts';
import type { ServedCommands } from '../support/served-commands.ts';
import { ShopFloor } from '../support/shop-floor.ts';

type Fields = Readonly<Record<string, unknown>>;

let served: ServedCommands;
let floor: ShopFloor;
let elsewhere: ShopFloor;
/** Whose figures are older than what is kept of its measurements. */
let aged: ShopFloor;
let here: Planning;

const administrator = { asker: () => floor.as('administrator') };
const engineer = { asker: () => floor.as('engineer') };

/** What an operator must not do, whatever is given. */
function byOperator(input: () => Promise<Fields> | Fields): BadInput {
  return { asker: () => floor.as('operator'), input, code: 'validation-failed' };
}

const area = async ({ factory }: ShopFloor): Promise<number> =>
  insertRow(served.pool, 'insert into areas (site_id, name) values ($1, $2)', factory.siteId, newName('Hall'));

const source = async (place: ShopFloor): Promise<number> =>
  insertRow(
    served.pool,
    'insert into packml_register (source_topic, equipment_id) values ($1, $2)',
    newName('Here/Source'),
    await place.machine(),
  );

async function rowOf(table: 'enterprises' | 'sites', id: number): Promise<Fields> {
  const { rows } = await served.pool.query<Fields>(`select * from ${table} where id = $1`, [id]);
  return rows[0] ?? {};
}

const refusedMessage = async (sender: string): Promise<number> =>
  insertRow(
    served.pool,
    `insert into dead_letters (topic, payload, reason, detail, source) values ($1, '', 'far-future', 'Too early.', $1)`,
    sender,
  );

async function setUp(stack: ServedCommands): Promise<void> {
  served = stack;
  floor = await ShopFloor.build(stack, 'Plant here');
  elsewhere = await ShopFloor.build(stack, 'Plant elsewhere');
  aged = await ShopFloor.build(stack, 'Plant of long ago');
  await stack.pool.query(
    `insert into oee_roll_ups (equipment_id, grain, started_at, ended_at, touched_at)
     values ($1, 'day', '2001-02-03T00:00:00Z', '2001-02-04T00:00:00Z', now())`,
    [await aged.machine()],
  );
  here = await Planning.start(stack.pool, floor);
  await stack.pool.query(
    `insert into topic_namespaces (enterprise_id, topic_prefix) values ($1, 'Here'), ($2, 'Elsewhere')`,
    [floor.factory.enterpriseId, elsewhere.factory.enterpriseId],
  );
}

export const plant: CommandSuite = {
  setUp,
  proofs: {
    changeEnterprise: {
      ...administrator,
      selection: 'enterprise { no_data_counts_as micro_stop_counts_as version }',
      contest: forOneRow,
      good: async () => {
        const { no_data_counts_as, version } = await rowOf('enterprises', floor.factory.enterpriseId);
        return {
          noDataCountsAs: no_data_counts_as === 'excluded' ? 'downtime' : 'excluded',
          microStopCountsAs: 'availability',
          version,
        };
      },
      arrives: leadsTo('enterprise', ({ noDataCountsAs, microStopCountsAs, version }) => ({
        no_data_counts_as: noDataCountsAs,
        micro_stop_counts_as: microStopCountsAs,
        version: Number(version) + 1,
      })),
      bad: {
        'what nothing counts as': {
          input: () => ({ noDataCountsAs: 'weather' }),
          code: 'invalid-input',
          field: 'noDataCountsAs',
          message: /excluded, downtime/,
        },
        'nothing to change': { input: () => ({}), code: 'invalid-input' },
        'an engineer': {
          asker: () => floor.as('engineer'),
          input: () => ({ noDataCountsAs: 'downtime' }),
          code: 'validation-failed',
        },
      },
    },
    createSite: {
      ...administrator,
      selection: 'site { name time_zone version enterprise_id }',
      good: () => ({ name: newName('Site'), timeZone: 'America/Sao_Paulo' }),
      arrives: leadsTo('site', ({ name }) => ({
        name,
        time_zone: 'America/Sao_Paulo',
        version: 1,
        enterprise_id: floor.factory.enterpriseId,
      })),
      contest: forOneName('name'),
      bad: {
        'no name': {
          input: () => ({ name: ' ', timeZone: 'UTC' }),
          code: 'invalid-input',
          field: 'name',
          message: /Give a name/,
        },
        'a time zone that there is not': {
          input: () => ({ name: newName('Site'), timeZone: 'Europe/Atlantis' }),
          code: 'invalid-input',
          field: 'timeZone',
          message: /no time zone "Europe\/Atlantis"\. Give its IANA name/,
        },
        'an abbreviation': {
          input: () => ({ name: newName('Site'), timeZone: 'CET' }),
          code: 'invalid-input',
          field: 'timeZone',
        },
        'an engineer': {
          asker: () => floor.as('engineer'),
          input: () => ({ name: newName('Site'), timeZone: 'UTC' }),
          code: 'validation-failed',
        },
      },
    },
    changeSite: {
      ...administrator,
      selection: 'site { name time_zone version }',
      contest: forOneRow,
      good: async () => {
        const { siteId } = floor.factory;
        const { version } = await rowOf('sites', siteId);
        return { siteId, name: newName('Site'), timeZone: 'Asia/Kolkata', version };
      },
      arrives: leadsTo('site', ({ name, version }) => ({
        name,
        time_zone: 'Asia/Kolkata',
        version: Number(version) + 1,
      })),
      bad: {
        'a time zone that there is not': {
          input: () => ({ siteId: floor.factory.siteId, timeZone: 'Somewhere' }),
          code: 'invalid-input',
          field: 'timeZone',
          message: /no time zone "Somewhere"/,
        },
        'another time zone where measurements have gone': {
          asker: () => aged.as('administrator'),
          input: () => ({ siteId: aged.factory.siteId, timeZone: 'Asia/Kolkata' }),
          code: 'conflict',
          field: 'timeZone',
          message: /has figures since 2001-02-03 whose measurements are no longer kept/,
        },
        "somebody else's site": {
          input: () => ({ siteId: elsewhere.factory.siteId, name: newName('Site') }),
          code: 'not-found',
          field: 'siteId',
        },
        'an engineer': {
          asker: () => floor.as('engineer'),
          input: () => ({ siteId: floor.factory.siteId, name: newName('Site') }),
          code: 'validation-failed',
        },
      },
    },
    createArea: {
      ...engineer,
      selection: 'area { name active }',
      good: () => ({ siteId: floor.factory.siteId, name: newName('Hall') }),
      arrives: leadsTo('area', ({ name }) => ({ name, active: true })),
      contest: forOneName('name'),
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
    },
    changeArea: {
      ...engineer,
      selection: 'area { name active version }',
      contest: forOneRow,
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
    },
    createEquipment: {
      ...engineer,
      selection:
        'equipment { name kind ideal_rate_per_min counts_come_from version line { machines { name is_constraint } } }',
      good: async () => {
        const lineId = await floor.factory.line(newName('Line'));
        await insertRow(
          served.pool,
          `insert into equipment (area_id, parent_id, kind, name, is_constraint) values ($1, $2, 'machine', 'Cutter', true)`,
          floor.factory.areaId,
          lineId,
        );
        return {
          areaId: floor.factory.areaId,
          lineId,
          kind: 'machine',
          name: 'Press',
          isConstraint: true,
          idealRatePerMin: 12.5,
          countsComeFrom: 'people',
        };
      },
      arrives: leadsTo('equipment', () => ({
        name: 'Press',
        kind: 'machine',
        ideal_rate_per_min: 12.5,
        counts_come_from: 'people',
        version: 1,
        line: {
          machines: [
            { name: 'Cutter', is_constraint: false },
            { name: 'Press', is_constraint: true },
          ],
        },
      })),
      contest: forOneName('name'),
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
    },
    changeEquipment: {
      ...engineer,
      selection: 'equipment { active micro_stop_seconds version registrations { active } }',
      contest: forOneRow,
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
    },
    registerSource: {
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
      contest: forOneName('sourceTopic'),
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
    },
    changeSource: {
      ...engineer,
      selection: 'source { counter_maximum active version }',
      contest: forOneRow,
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
    },
    replayRefused: {
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
      contest: noContest('who asks for a replay takes nothing from whoever asked before'),
      bad: {
        "somebody else's message": {
          input: async () => ({ ids: [await refusedMessage('Elsewhere/Machine')] }),
          code: 'not-found',
        },
        'a reason that none has': { input: () => ({ reason: 'bored' }), code: 'not-found' },
        'nothing said': { input: () => ({}), code: 'invalid-input', field: 'ids' },
        'an operator': byOperator(async () => ({ ids: [await refusedMessage('Here/Machine')] })),
      },
    },
    createTopicMapping: {
      ...engineer,
      selection: 'topicMapping { topic_filter scale }',
      good: () => ({ topicFilter: `${newName('Here/Sensor')}/+`, metricPath: 'Here/{2}/Weight', scale: 0.5 }),
      arrives: leadsTo('topicMapping', ({ topicFilter }) => ({ topic_filter: topicFilter, scale: 0.5 })),
      contest: forOneName('metricPath'),
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
    },
    changeTopicMapping: {
      ...engineer,
      selection: 'topicMapping { unit version }',
      contest: forOneRow,
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
    },
  },
  further: () => {
    it('createSite lets who may see some sites only see the new one', async () => {
      const administrator = elsewhere.as('administrator');
      await served.pool.query('insert into user_sites (user_id, site_id, enterprise_id) values ($1, $2, $3)', [
        administrator.userId,
        elsewhere.factory.siteId,
        administrator.enterpriseId,
      ]);
      const { done } = await (
        await CommandCaller.of(served, 'createSite', 'siteId')
      ).give(administrator, { name: newName('Site'), timeZone: 'UTC' });
      const { rows } = await served.pool.query('select access.sites_of($1) as sites', [administrator.userId]);
      expect(rows).toEqual([{ sites: [elsewhere.factory.siteId, done?.['siteId']] }]);
    });
  },
};
