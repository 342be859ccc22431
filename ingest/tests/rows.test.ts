import { createMetric, createProperties, DataType, Quality } from '@andon/mqtt';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aliased, filler, fillerBirth, Plant, waitFor } from './support/plant.ts';
import type { EdgeNode } from './support/plant.ts';

let plant: Plant;
let node: EdgeNode;
let equipmentId: number;
const device = 'Filler';

beforeAll(async () => {
  plant = await Plant.build();
  await plant.startWorker();
  const [row] = await plant.rows(
    `select equipment_id from packml_register where source_topic = 'SimulatorCorp/Line1/Filler'`,
  );
  equipmentId = row?.['equipment_id'] as number;
  node = await plant.edgeNode('SimulatorCorp', 'Line1');
});

afterAll(() => plant.tearDown());

beforeEach(async () => {
  await plant.rows('delete from dead_letters');
});

describe('from Sparkplug to rows', () => {
  it('puts the metrics of one message with one timestamp into one row, by alias, and the rest into telemetry', async () => {
    const time = await born();
    await node.data(device, [
      aliased(filler.state, 6, time + 1_000),
      aliased(filler.speed, 118.5, time + 1_000),
      aliased(filler.produced, 4_000_000_000, time + 1_000),
      aliased(filler.temperature, 71.25, time + 1_000),
      aliased(filler.recipe, 'Cola "zero"', time + 1_000),
    ]);
    await waitFor(async () => (await valuesAt(time + 1_000)) !== undefined);
    expect(await valuesAt(time + 1_000)).toMatchObject({
      state: 6,
      speed: 118.5,
      produced_counter: '4000000000',
      scrap_counter: null,
      quality: Quality.good,
    });
    expect(await telemetryAt(time + 1_000)).toEqual([
      { name: 'Process/Recipe', value: null, text_value: 'Cola "zero"' },
      { name: 'Process/Temperature', value: 71.25, text_value: null },
    ]);
  });

  it('tells what lands of each sender', async () => {
    const [before] = await traffic();
    let [at, told] = [await born(), before];
    // It goes on sending: what is told per second is of the time since the last time that anything was told.
    await waitFor(async () => {
      at += 1;
      await node.data(device, [aliased(filler.state, 6, at), aliased(filler.temperature, 70, at)]);
      [told] = await traffic();
      return rowsLanded(told) > rowsLanded(before);
    });
    expect(told).toMatchObject({ kind: 'device', online: true, gaps: '0' });
    expect(told?.['messages_per_second']).toBeGreaterThan(0);
    expect(told?.['lag_seconds']).toBeGreaterThanOrEqual(0);
  });

  it('maps the source’s own state numbers', async () => {
    await plant.rows(`update packml_register set state_map = '{"10": 2}' where equipment_id = $1`, [equipmentId]);
    const time = await born();
    // The register is read again within seconds; a source that changed shows the mapped state from then on.
    let mapped = time;
    await waitFor(async () => {
      mapped += 1;
      await node.data(device, [aliased(filler.state, 10, mapped)]);
      return (
        (await plant.rows('select from equipment_values where state = 2 and equipment_id = $1', [equipmentId])).length >
        0
      );
    });
    await plant.rows('update packml_register set state_map = null where equipment_id = $1', [equipmentId]);
  });

  it('keeps the quality that a metric declares', async () => {
    const time = await born();
    const properties = createProperties({ quality: Quality.bad });
    const metric = createMetric({ alias: 2, datatype: DataType.Double, value: 7, timestamp: time + 5, properties });
    await node.data(device, [metric]);
    await waitFor(async () => (await valuesAt(time + 5)) !== undefined);
    expect(await valuesAt(time + 5)).toMatchObject({ speed: 7, quality: Quality.bad });
  });

  it('stores the same sample once, and merges its columns', async () => {
    const time = await born();
    await node.data(device, [aliased(filler.state, 6, time + 10)]);
    await node.data(device, [aliased(filler.state, 6, time + 10), aliased(filler.speed, 50, time + 10)]);
    await node.data(device, [aliased(filler.state, 6, time + 10, true)]);
    await node.data(device, [aliased(filler.speed, 51, time + 11)]);
    await waitFor(async () => (await valuesAt(time + 11)) !== undefined);
    const rows = await plant.rows('select state, speed from equipment_values where equipment_id = $1 and time = $2', [
      equipmentId,
      new Date(time + 10),
    ]);
    expect(rows).toEqual([{ state: 6, speed: 50 }]);
  });

  it('stores historical samples at their own time and leaves the session alone', async () => {
    const time = await born();
    const longAgo = time - 3_600_000;
    await node.data(device, [aliased(filler.state, 11, longAgo, true)]);
    await waitFor(async () => (await valuesAt(longAgo)) !== undefined);
    expect(await valuesAt(longAgo)).toMatchObject({ state: 11 });
    expect(await session()).toMatchObject({ node_online: true, device_online: true });
  });

  it('H7.5 shows transient values, the newest of each signal, and makes no row of them', async () => {
    const time = await born();
    const transient = (declared: { readonly alias: number; readonly datatype: number }, value: number, at: number) =>
      createMetric({
        alias: declared.alias,
        datatype: declared.datatype,
        value,
        timestamp: at,
        isTransient: true,
        datatypeIsKnown: true,
      });
    await node.data(device, [
      transient(filler.temperature, 80, time + 2_000),
      transient(filler.temperature, 79, time + 1_000),
      transient(filler.speed, 118, time + 1_000),
    ]);
    const shown = () => plant.rows('select name, value, time from transient_values order by name');
    await waitFor(async () => (await shown()).length === 2);
    expect(await shown()).toEqual([
      { name: 'Process/Temperature', value: 80, time: new Date(time + 2_000) },
      { name: 'speed', value: 118, time: new Date(time + 1_000) },
    ]);
    expect(await valuesAt(time + 1_000)).toBeUndefined();
    expect(await plant.rows(`select from telemetry where time > to_timestamp(${time + 500}::numeric / 1000)`)).toEqual(
      [],
    );
  });

  it('H7.9 keeps every definition of a metric that a birth has brought, and in what time it held', async () => {
    const first = await born(1);
    const retyped = createMetric({ ...filler.temperature, datatype: DataType.String, timestamp: first, value: null });
    const second = first + 5_000;
    await node.bearDevice(device, [retyped], { timestamp: second });
    const definitions = () =>
      plant.rows(
        `select definition.data_type, valid_until from metric_definitions definition
         join devices on devices.id = definition.device_id
         where devices.device_id = '${device}' and definition.name = 'Process/Temperature' order by valid_from, definition.id`,
      );
    await waitFor(async () => (await definitions()).length === 2);
    expect(await definitions()).toEqual([
      { data_type: 'Double', valid_until: new Date(second) },
      { data_type: 'String', valid_until: null },
    ]);
    expect(
      await plant.rows(
        `select definition.name from metric_definitions definition join devices on devices.id = definition.device_id
         where devices.device_id = '${device}' and valid_until is null`,
      ),
    ).toEqual([{ name: 'Process/Temperature' }]);
  });

  it('takes a null state for an unknown one, and no other null for a value', async () => {
    const time = await born();
    await node.data(device, [aliased(filler.speed, null, time + 20), aliased(filler.state, null, time + 21)]);
    await waitFor(async () => (await valuesAt(time + 21)) !== undefined);
    expect(await valuesAt(time + 21)).toMatchObject({ state: 0, quality: Quality.bad });
    expect(await valuesAt(time + 20)).toBeUndefined();
  });

  it('writes down who is online, since when and with which metrics', async () => {
    const time = await born(7);
    await waitFor(async () => (await session())?.['born_at']?.valueOf() === time);
    expect(await session()).toMatchObject({ node_online: true, device_online: true, bd_seq: 7 });
    const [row] = await plant.rows(
      `select devices.metrics from devices join edge_nodes on edge_nodes.id = devices.edge_node_id
       where edge_nodes.edge_node_id = 'Line1'`,
    );
    expect(row?.['metrics']).toContainEqual({
      name: 'Process/Temperature',
      alias: '4',
      datatype: 'Double',
      unit: null,
    });
  });
});

describe('deaths', () => {
  it('make the equipment of a device unknown, at the time of the DDEATH', async () => {
    const time = await born();
    await node.data(device, [aliased(filler.state, 6, time + 1)]);
    await node.send('DDEATH', device, [], { timestamp: time + 5 });
    await waitFor(async () => (await valuesAt(time + 5)) !== undefined);
    expect(await valuesAt(time + 5)).toMatchObject({ state: 0, quality: Quality.stale });
    expect(await session()).toMatchObject({ node_online: true, device_online: false });
    await node.data(device, [aliased(filler.state, 6, time + 6)]);
    await waitFor(async () => (await deadLetters()).length > 0);
    expect((await deadLetters())[0]).toMatchObject({ reason: 'no-birth', source: 'SimulatorCorp/Line1/Filler' });
    expect(await valuesAt(time + 6)).toBeUndefined();
  });

  it('of a node count once, only with the bdSeq of its birth, at the time we hear of them', async () => {
    await born(4);
    const before = Date.now();
    await node.die(3);
    await node.die(4, before - 3_600_000);
    await node.die(4);
    await waitFor(async () => (await session())?.['node_online'] === false);
    const rows = await plant.rows(
      'select time from equipment_values where equipment_id = $1 and quality = 500 and time >= $2',
      [equipmentId, new Date(before)],
    );
    expect(rows).toHaveLength(1);
    expect(await session()).toMatchObject({ device_online: false });
  });

  it('of a node that only measures beside a machine leave the state of the machine alone', async () => {
    const gauge = await plant.edgeNode('SimulatorCorp', 'Gauge');
    const heat = { name: 'SimulatorCorp/Line1/Filler/Gauge/Heat', alias: 1, datatype: DataType.Double, value: 80 };
    const time = Date.now();
    await gauge.bear(1, [createMetric({ ...heat, timestamp: time })]);
    await waitFor(async () => (await telemetryAt(time)).length > 0);
    await gauge.die(1);
    await waitFor(async () => {
      const [row] = await plant.rows(`select online from edge_nodes where edge_node_id = 'Gauge'`);
      return row?.['online'] === false;
    });
    const rows = await plant.rows('select from equipment_values where equipment_id = $1 and time >= $2', [
      equipmentId,
      new Date(time),
    ]);
    expect(rows).toEqual([]);
  });

  it('end with the next birth, although its values are older than the death', async () => {
    const time = await born(1);
    await node.die(1);
    await waitFor(async () => (await session())?.['node_online'] === false);
    await node.bear(2);
    const bornAgainAt = Date.now();
    await node.bearDevice(device, fillerBirth(time - 60_000, { state: 6 }), { timestamp: bornAgainAt });
    await waitFor(async () => (await lastState()) === 6);
  });

  it('end with a birth whose counters stay at their own time, behind which older readings still come', async () => {
    const time = await born(1);
    await node.die(1);
    await waitFor(async () => (await session())?.['node_online'] === false);
    await node.bear(2);
    await node.bearDevice(device, fillerBirth(time + 1, { state: 6, produced: 507_198 }), { timestamp: Date.now() });
    await waitFor(async () => (await lastState()) === 6);
    await node.data(device, [aliased(filler.produced, 507_200, time + 2, true)]);
    // Not by its time alone: the death, at the time we heard of it, may stand in the same millisecond.
    const counters = () =>
      plant.rows(
        `select time, produced_counter from equipment_values
         where equipment_id = $1 and time > $2 and produced_counter is not null order by time`,
        [equipmentId, new Date(time)],
      );
    await waitFor(async () => (await counters()).some((row) => row['produced_counter'] === '507200'));
    expect(await counters()).toMatchObject([
      { time: new Date(time + 1), produced_counter: '507198' },
      { time: new Date(time + 2), produced_counter: '507200' },
    ]);
  });
});

describe('what can not be taken', () => {
  it('of an unknown alias asks for a rebirth', async () => {
    const stranger = await plant.edgeNode('SimulatorCorp', 'Line2');
    await stranger.data(device, [aliased({ alias: 99, datatype: DataType.Int32 }, 1, Date.now())]);
    await waitFor(() => stranger.commands.length > 0);
    await stranger.data(device, [aliased({ alias: 99, datatype: DataType.Int32 }, 2, Date.now())]);
    await waitFor(async () => (await deadLetters()).length === 2);
    expect(stranger.commands).toHaveLength(1);
  });

  it('of an unregistered source is kept as a dead letter, but not a node’s own housekeeping', async () => {
    const foreign = await plant.edgeNode('Nobody', 'Knows');
    await foreign.bear();
    await foreign.bearDevice('Thing', [createMetric({ name: 'Heat', alias: 1, datatype: DataType.Double, value: 3 })]);
    await waitFor(async () => (await deadLetters()).length > 0);
    expect(await deadLetters()).toEqual([
      {
        reason: 'not-registered',
        source: 'Nobody/Knows/Thing',
        topic: 'spBv1.0/Nobody/DBIRTH/Knows/Thing',
        detail: 'No active source topic of packml_register covers Nobody/Knows/Thing/Heat.',
      },
    ]);
  });

  it('of a source that was registered a moment ago is taken again, once the worker has heard of it', async () => {
    const newcomer = await plant.edgeNode('SimulatorCorp', 'Newcomer');
    await newcomer.bear();
    await plant.rows(
      `insert into packml_register (source_topic, equipment_id) values ('SimulatorCorp/Newcomer/Oven', $1)`,
      [equipmentId],
    );
    await newcomer.bearDevice('Oven', [
      createMetric({ name: 'Newcomer heat', alias: 1, datatype: DataType.Double, value: 180 }),
    ]);
    await waitFor(async () => {
      const landed = await plant.rows(
        `select value from telemetry join metrics on metrics.id = metric_id where name = 'Newcomer heat'`,
      );
      return landed.length === 1;
    });
  });

  it('leaves the rest of its message alone', async () => {
    const time = await born();
    await node.data(device, [
      aliased({ alias: filler.state.alias, datatype: DataType.String }, 'running', time + 30),
      aliased(filler.speed, Number.NaN, time + 30),
      aliased(filler.temperature, 20, Date.now() + 86_400_000),
      aliased(filler.produced, 5, time + 30),
    ]);
    await waitFor(async () => (await valuesAt(time + 30)) !== undefined);
    expect(await valuesAt(time + 30)).toMatchObject({ state: null, speed: null, produced_counter: '5' });
    const reasons = (await deadLetters()).map(({ reason }) => reason);
    expect(reasons.sort()).toEqual(['far-future', 'not-finite', 'wrong-type']);
  });

  it('is kept with its bytes when it is no payload at all', async () => {
    await born();
    const garbage = Buffer.of(0x12, 0xff, 0x01, 0x02);
    await node.session.publish({ topic: 'spBv1.0/SimulatorCorp/DDATA/Line1/Filler', payload: garbage });
    await waitFor(async () => (await deadLetters()).length > 0);
    const [row] = await plant.rows('select reason, payload from dead_letters');
    expect(row).toEqual({ reason: 'undecodable', payload: garbage });
  });

  it('does not fill the disk when it floods', async () => {
    for (let index = 0; index < 300; index += 1) {
      await node.session.publish({ topic: 'spBv1.0/Flood/XDATA/Node', payload: Buffer.from('x') });
    }
    await born();
    await waitFor(async () => (await metric('andon_ingest_dead_letters_total{reason="invalid-topic"}')) === 300);
    await waitFor(async () => (await deadLetters()).length >= 100);
    expect((await deadLetters()).length).toBeLessThan(105);
  });

  it('because the database refuses one row does not keep the others from landing', async () => {
    await plant.rows(`
      create function refuse_the_number_of_the_beast() returns trigger language plpgsql as $$
      begin
        if new.speed = 666 then raise exception 'no such speed'; end if;
        return new;
      end $$;
      create trigger refuse_the_beast before insert on equipment_values
        for each row execute function refuse_the_number_of_the_beast();`);
    const time = await born();
    const samples = Array.from({ length: 40 }, (_, index) =>
      aliased(filler.speed, index === 17 ? 666 : 1, time + 100 + index),
    );
    await node.data(device, samples);
    await waitFor(async () => (await deadLetters()).length > 0);
    const [{ count } = {}] = await plant.rows(
      'select count(*)::int from equipment_values where equipment_id = $1 and time between $2 and $3',
      [equipmentId, new Date(time + 100), new Date(time + 139)],
    );
    expect(count).toBe(39);
    expect(await deadLetters()).toEqual([
      expect.objectContaining({
        reason: 'refused-by-database',
        detail: expect.stringContaining('no such speed') as string,
      }),
    ]);
    await plant.rows('drop trigger refuse_the_beast on equipment_values');
  });
});

describe('the order of messages', () => {
  it('is restored when a message comes early, without a rebirth', async () => {
    // However slowly the messages come, nobody gives up waiting for the one that is missing.
    await plant.stopWorker();
    await plant.startWorker({ INGEST_REORDER_TIMEOUT_MS: '3600000' });
    const time = await born();
    await waitFor(async () => (await session())?.['born_at']?.valueOf() === time);
    const asked = node.commands.length;
    const late = node.sequence + 1;
    await node.data(device, [aliased(filler.state, 3, time + 42)], { sequence: late + 1 });
    await node.data(device, [aliased(filler.state, 6, time + 41)], { sequence: late });
    node.sequence = late + 1;
    await waitFor(async () => (await valuesAt(time + 42)) !== undefined);
    expect(await valuesAt(time + 41)).toMatchObject({ state: 6 });
    expect(node.commands).toHaveLength(asked);
  });

  it('with a gap that stays asks for a rebirth, and loses nothing that came', async () => {
    await plant.stopWorker();
    await plant.startWorker();
    const time = await born();
    const asked = node.commands.length;
    node.sequence += 1;
    await node.data(device, [aliased(filler.state, 5, time + 50)]);
    await waitFor(() => node.commands.length > asked);
    await waitFor(async () => (await valuesAt(time + 50)) !== undefined);
  });
});

async function born(bdSeq = 0): Promise<number> {
  const time = Date.now();
  await node.bear(bdSeq);
  await node.bearDevice(device, fillerBirth(time, { speed: 1 }), { timestamp: time });
  return time;
}

async function valuesAt(time: number): Promise<Record<string, unknown> | undefined> {
  const [row] = await plant.rows('select * from equipment_values where equipment_id = $1 and time = $2', [
    equipmentId,
    new Date(time),
  ]);
  return row;
}

async function lastState(): Promise<unknown> {
  const [row] = await plant.rows(
    'select state from equipment_values where equipment_id = $1 and state is not null order by time desc limit 1',
    [equipmentId],
  );
  return row?.['state'];
}

function telemetryAt(time: number): Promise<readonly Record<string, unknown>[]> {
  return plant.rows(
    `select name, value, text_value from telemetry join metrics on metrics.id = metric_id
     where equipment_id = $1 and time = $2 order by name`,
    [equipmentId, new Date(time)],
  );
}

function deadLetters(): Promise<readonly Record<string, unknown>[]> {
  return plant.rows('select reason, source, topic, detail from dead_letters order by id');
}

async function session(): Promise<Record<string, unknown> | undefined> {
  const [row] = await plant.rows(
    `select edge_nodes.online as node_online, devices.online as device_online, bd_seq, devices.born_at
     from edge_nodes join devices on devices.edge_node_id = edge_nodes.id
     where group_id = 'SimulatorCorp' and edge_nodes.edge_node_id = 'Line1' and device_id = 'Filler'`,
  );
  return row;
}

async function metric(name: string): Promise<number | undefined> {
  const text = await (await fetch(`http://127.0.0.1:${plant.port}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length));
}

function traffic() {
  return plant.rows(`select * from pipeline_sources where source = 'SimulatorCorp/Line1/Filler'`);
}

function rowsLanded(row: Awaited<ReturnType<typeof traffic>>[number] | undefined): number {
  return Number(row?.['rows_landed'] ?? 0);
}
