import { randomUUID } from 'node:crypto';
import { mkdtemp, rename, rm, truncate, appendFile, writeFile, copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMetric, DataType, openSession } from '@andon/mqtt';
import type { Session } from '@andon/mqtt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aliased, Plant, waitFor } from './support/plant.ts';

let plant: Plant;
let session: Session;
let folder: string;
let fillerId: unknown;
let lineId: unknown;

const line = 'Packiot/Site1/Area1/Line1';
const token = 'a-token';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'andon-lines-'));
  plant = await Plant.build();
  await plant.rows(`
    insert into packml_register (source_topic, equipment_id, metric_map)
    select topic, equipment_id, '{"state": "state", "produced": "produced"}'
    from packml_register, unnest(array['acme/north/l1/press', 'Press-07', 'Mapped/press']) topic
    where source_topic = 'SimulatorCorp/Line1/Filler'`);
  [fillerId, lineId] = await Promise.all(['SimulatorCorp/Line1/Filler', line].map(equipmentOf));
  await startWorker();
  session = await openSession({
    url: plant.broker.url,
    clientId: 'sender',
    subscriptions: [],
    onMessage: () => undefined,
  });
});

afterAll(async () => {
  session.cut();
  await plant.tearDown();
  await rm(folder, { recursive: true });
});

describe('bursts', () => {
  it('land by MQTT and by HTTP, and say so when they are committed', async () => {
    const time = Date.now();
    const burst = (at: number) => ({
      timestamp: at,
      gateway: 'gw-7',
      metrics: [
        { name: `${line}/Status/StateCurrent`, value: 6 },
        { name: `${line}/Admin/ProdProcessedCount/1/Unit***TRIG_C=I`, value: 5, counter: 105, curspeed: 60.5 },
        { name: `${line}/Process/Temperature`, value: 71.25 },
      ],
    });
    await session.publish({ topic: 'plc-data/gw-7', payload: json(burst(time)), qos: 1 });
    const answer = await post('/plc-data', burst(time + 1));
    expect(answer).toMatchObject({ status: 200, body: { accepted: 3, duplicates: 0, refused: 0 } });
    // Answered after the commit, so there is nothing to wait for.
    expect(await sampleAt(lineId, time + 1)).toMatchObject({
      state: 6,
      produced_counter: '105',
      speed: 60.5,
      quality: 192,
    });
    expect(await measuredAt(lineId, time + 1)).toEqual([
      { name: 'Process/Temperature', value: 71.25, text_value: null },
    ]);
    await waitFor(async () => (await sampleAt(lineId, time)) !== undefined);
    expect(await sampleAt(lineId, time)).toMatchObject({ state: 6, produced_counter: '105' });
  });

  it('of a machine of the line go to the machine', async () => {
    const timestamp = Date.now();
    const name = 'SimulatorCorp/Line1/Admin/ProdDefectiveCount/12/Filler';
    await post('/plc-data', { timestamp, metrics: [{ name, value: 2, counter: 7 }] });
    expect(await sampleAt(fillerId, timestamp)).toMatchObject({ scrap_counter: '7' });
  });

  it('are answered metric by metric', async () => {
    const timestamp = Date.now();
    const metrics = [
      { name: `${line}/Status/StateCurrent`, value: 6 },
      { name: 'Nobody/Knows/Status/StateCurrent', value: 6 },
      { name: `${line}/Status/StateCurrent`, value: 'running' },
      { name: '', value: 1 },
    ];
    const { status, body } = await post('/plc-data', { timestamp, metrics });
    expect(status).toBe(207);
    expect(body).toMatchObject({ accepted: 1, refused: 3 });
    expect(body.results.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
      'accepted',
      'not-registered',
      'wrong-type',
      'invalid-fields',
    ]);
    expect((await post('/plc-data', { timestamp, metrics: metrics.slice(1) })).status).toBe(422);
  });
});

describe('points', () => {
  const point = (changes: Readonly<Record<string, unknown>> = {}) => ({
    ts: new Date().toISOString(),
    id: randomUUID(),
    tenant: 'acme',
    plant: 'north',
    line: 'l1',
    machine: 'press',
    metric: 'force',
    value: 9.5,
    unit: 'kN',
    q: 192,
    ...changes,
  });

  it('land once, whatever comes again under their id, by whichever way', async () => {
    const first = point({ metric: 'produced', value: 3 });
    expect(await post('/ingest', first)).toMatchObject({ status: 200, body: { accepted: 1 } });
    const again = { ...first, ts: new Date(Date.parse(first.ts) + 1).toISOString() };
    const other = point();
    const { body } = await post('/ingest', [again, other, other]);
    expect(body).toMatchObject({ accepted: 1, duplicates: 2 });
    await session.publish({ topic: 'v1/acme/north/l1/press/produced', payload: json(again), qos: 1 });
    const last = point({ metric: 'last' });
    await session.publish({ topic: 'v1/acme/north/l1/press/last', payload: json(last), qos: 1 });
    await waitFor(async () => (await measuredAt(fillerId, Date.parse(last.ts))).length === 1);
    expect(await sampleAt(fillerId, Date.parse(first.ts))).toMatchObject({ produced: '3' });
    expect(await sampleAt(fillerId, Date.parse(again.ts))).toBeUndefined();
    expect(await measuredAt(fillerId, Date.parse(other.ts))).toEqual([{ name: 'force', value: 9.5, text_value: null }]);
  });

  it('that the database refuses may come again', async () => {
    await plant.rows(`
      create function refuse_force() returns trigger language plpgsql as $$
      begin
        if new.value = 666 then raise exception 'no such force'; end if;
        return new;
      end $$;
      create trigger refuse_force before insert on telemetry for each row execute function refuse_force();`);
    const refused = point({ value: 666 });
    const { status, body } = await post('/ingest', [refused, point({ metric: 'other' })]);
    expect(status).toBe(207);
    expect(body.results[0]).toMatchObject({ outcome: 'refused', reason: 'refused-by-database' });
    await plant.rows('drop trigger refuse_force on telemetry');
    expect(await post('/ingest', refused)).toMatchObject({ status: 200, body: { accepted: 1 } });
  });
});

describe('requests', () => {
  it('without the token, without JSON or too large are told so', async () => {
    const send = (headers: Record<string, string>, body: string) =>
      fetch(`http://127.0.0.1:${plant.port}/ingest`, { method: 'POST', headers, body });
    const authorization = `Bearer ${token}`;
    expect((await send({}, '{}')).status).toBe(401);
    expect((await send({ authorization: 'Bearer another' }, '{}')).status).toBe(401);
    const broken = await send({ authorization }, '{"ts":');
    expect(broken.status).toBe(400);
    expect(((await broken.json()) as { error: string }).error).toMatch(/^The message is no JSON: /);
    expect((await send({ authorization }, `"${'x'.repeat(70_000)}"`)).status).toBe(413);
  });

  it('leave their connection open for the next, a minute later', async () => {
    const answer = await fetch(`http://127.0.0.1:${plant.port}/ingest`, { method: 'POST' });
    expect(answer.headers.get('keep-alive')).toBe('timeout=65');
  });
});

describe('a mapped topic', () => {
  it('needs no program, and its mapping is in force within seconds', async () => {
    const time = Date.now();
    await plant.rows(`
      insert into topic_mappings (topic_filter, metric_path, value_path, time_path, time_format, scale, unit)
      values ('sensors/+/raw', 'Mapped/{2}/{$.kind}', '$.v', '$.t', 'ms', 0.1, '°C')`);
    let at = time;
    await waitFor(async () => {
      at += 1;
      await session.publish({ topic: 'sensors/press/raw', payload: json({ kind: 'Heat', v: 205, t: at }), qos: 1 });
      return (await plant.rows(`select from telemetry join metrics on id = metric_id where name = 'Heat'`)).length > 0;
    });
    await waitFor(async () => (await measuredAt(fillerId, at)).length === 1);
    expect(await measuredAt(fillerId, at)).toEqual([{ name: 'Heat', value: 20.5, text_value: null }]);
  });

  it('is refused when it is declared, not at night, when it can not be read', async () => {
    const insert = (columns: string, values: string) =>
      plant.rows(`insert into topic_mappings (topic_filter, metric_path${columns}) values (${values})`);
    await expect(insert('', `'a/#/b', 'A/b'`)).rejects.toThrow('a topic filter is one of MQTT');
    await expect(insert('', `'a', 'A//b'`)).rejects.toThrow('a metric path has levels');
    await expect(insert('', `'a', 'A/{x}'`)).rejects.toThrow('a metric path has levels');
    await expect(insert(', value_path', `'a', 'A/b', '$..c'`)).rejects.toThrow('a value path is a JSON path');
    await expect(insert('', `'spBv1.0/#', 'A/b'`)).rejects.toThrow('Sparkplug topics need no mapping');
  });
});

describe('files of lines', () => {
  const start = Date.now() - 3_600_000;
  const path = (): string => join(folder, 'press.jsonl');
  const lines = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, index) => {
      const number = from + index;
      return `${JSON.stringify({ ts: start + number, resource_id: 'Press-07', sensor: 'line', value: number, meta: {} })}\n`;
    }).join('');
  const landed = async (): Promise<readonly number[]> =>
    (
      await plant.rows(`select value from telemetry join metrics on id = metric_id where name = 'line' order by time`)
    ).map(({ value }) => value as number);
  const count = (to: number): readonly number[] => Array.from({ length: to }, (_, index) => index);
  const waitForLines = (to: number): Promise<void> => waitFor(async () => (await landed()).length >= to);

  it('are read through rotation, copying, truncation, half lines and restarts of the worker: all, and each once', async () => {
    await writeFile(path(), lines(0, 100));
    await waitForLines(100);
    const [whole, half] = [lines(100, 110), lines(110, 111)];
    await appendFile(path(), whole + half.slice(0, 20));
    await waitForLines(110);
    await appendFile(path(), half.slice(20) + lines(111, 120));
    await rename(path(), `${path()}.1`);
    await writeFile(path(), lines(120, 130));
    await waitForLines(130);
    await copyFile(path(), join(folder, 'press.jsonl.2'));
    await truncate(path());
    await appendFile(path(), lines(130, 150));
    await waitForLines(150);
    await plant.stopWorker();
    await appendFile(path(), lines(150, 160));
    await startWorker();
    await waitForLines(160);
    expect(await landed()).toEqual(count(160));
    expect(await plant.rows(`select from dead_letters where topic like 'file:%'`)).toEqual([]);
  });

  it('that can not be read are kept as dead letters, and their neighbours land', async () => {
    await appendFile(path(), `nonsense\n{"ts": 1}\n${lines(160, 161)}`);
    await waitForLines(161);
    const letters = await plant.rows(
      `select reason, payload from dead_letters where topic = 'file:press.jsonl' order by id`,
    );
    expect(letters).toEqual([
      { reason: 'undecodable', payload: Buffer.from('nonsense') },
      { reason: 'invalid-fields', payload: Buffer.from('{"ts": 1}') },
    ]);
  });
});

describe('a rule', () => {
  it('marks what breaks it, over batches and a restart, and is counted by rows and by /metrics', async () => {
    await plant.rows(
      `insert into metric_rules (equipment_id, signal, minimum, maximum, maximum_change_per_second, expected_every_seconds)
       values ($1, 'Process/Level', 0, 100, 5, 1)`,
      [lineId],
    );
    let time = Date.now() - 60_000;
    const send = async (value: number): Promise<void> => {
      time += 1_000;
      await post('/plc-data', { timestamp: time, metrics: [{ name: `${line}/Process/Level`, value }] });
    };
    // The rule is in force within seconds.
    await waitFor(async () => {
      await send(101);
      return (await qualities()).includes(84);
    });
    await plant.rows(`delete from telemetry using metrics where id = metric_id and name = 'Process/Level'`);
    for (const value of [101, 90, 89]) await send(value);
    await plant.stopWorker();
    await startWorker();
    for (const value of [70, 69]) await send(value);
    // Sent again, the same sample is as implausible as before.
    time -= 2_000;
    await send(70);
    expect(await qualities()).toEqual([84, 80, 192, 80, 192]);
    const [hours] = await plant.rows(
      `select sum(samples)::int as samples, sum(range_breaches)::int as range, sum(rate_breaches)::int as rate
       from signal_quality_by_hour where signal = 'Process/Level'`,
    );
    expect(hours).toEqual({ samples: 5, range: 1, rate: 2 });
    const metrics = await (await fetch(`http://127.0.0.1:${plant.port}/metrics`)).text();
    const counted = /^andon_ingest_rule_breaches_total\{breach="rate",signal="Process\/Level",equipment="\d+"\} 1$/m;
    expect(metrics).toMatch(counted);
  });

  const qualities = async (): Promise<readonly unknown[]> =>
    (
      await plant.rows(
        `select quality from telemetry join metrics on id = metric_id where name = 'Process/Level' order by time`,
      )
    ).map(({ quality }) => quality);
});

describe('a row', () => {
  it('belongs to the order, product and shift that are on record when somebody asks', async () => {
    const time = Date.UTC(2020, 0, 1, 12);
    await post('/plc-data', { timestamp: time, metrics: [{ name: `${line}/Status/CurMachSpeed`, value: 60 }] });
    const context = `
      select production_order_id, product_id from equipment_values_in_context where equipment_id = $1 and time = $2`;
    const ask = () => plant.rows(context, [lineId, new Date(time)]);
    expect(await ask()).toEqual([{ production_order_id: null, product_id: null }]);
    const [order] = await plant.rows('select id, product_id from production_orders limit 1');
    await plant.rows(
      `insert into production_order_runs (production_order_id, equipment_id, started_at, ended_at)
       values ($1, $2, $3::timestamptz - interval '1 hour', $3::timestamptz + interval '1 hour')`,
      [order?.['id'], lineId, new Date(time)],
    );
    expect(await ask()).toEqual([{ production_order_id: order?.['id'], product_id: order?.['product_id'] }]);
    const [shifted] = await plant.rows(
      `select count(*)::int as samples,
         count(*) filter (where shift.name is distinct from v.shift_name)::int as differing,
         count(v.shift_name)::int as in_shift
       from equipment_values_in_context v
       left join equipment_shifts shift on shift.equipment_id = v.equipment_id
         and shift.started_at <= v.time and shift.ended_at > v.time
       where v.equipment_id = $1 and v.time > now() - interval '1 day'`,
      [lineId],
    );
    expect(shifted).toMatchObject({ differing: 0 });
    expect(shifted?.['in_shift']).toBeGreaterThan(0);
  });
});

describe('a dead letter', () => {
  it('is taken again once its cause is mended, and lands once', async () => {
    const timestamp = Date.now();
    const burst = { timestamp, metrics: [{ name: 'Later/Machine/Status/StateCurrent', value: 6 }] };
    await session.publish({ topic: 'plc-data', payload: json(burst), qos: 1 });
    const letter = `select id, reason, replayed_at from dead_letters where source = 'burst' and topic = 'plc-data'`;
    await waitFor(async () => (await plant.rows(letter)).length === 1);
    await replay();
    expect(await plant.rows(letter)).toMatchObject([{ reason: 'not-registered', replayed_at: null }]);
    await plant.rows(`insert into packml_register (source_topic, equipment_id) values ('Later/Machine', $1)`, [
      fillerId,
    ]);
    await replay();
    expect((await plant.rows(letter))[0]?.['replayed_at']).not.toBeNull();
    expect(await sampleAt(fillerId, timestamp)).toMatchObject({ state: 6 });
  });

  it('of Sparkplug is read by the birth that was in force, and only by that one', async () => {
    const node = await plant.edgeNode('Later', 'Node');
    const metric = { name: 'Status/CurMachSpeed', alias: 1, datatype: DataType.Double };
    const bear = async (alias: number): Promise<void> => {
      await node.bear();
      await node.bearDevice('Press', [createMetric({ ...metric, alias, value: null })]);
    };
    await bear(1);
    const time = Date.now();
    await node.data('Press', [aliased(metric, 42, time)]);
    const letters = (): Promise<readonly Record<string, unknown>[]> =>
      plant.rows(
        `select reason, replayed_at from dead_letters where topic = 'spBv1.0/Later/DDATA/Node/Press' order by id`,
      );
    await waitFor(async () => (await letters()).length === 1);
    await plant.rows(`insert into packml_register (source_topic, equipment_id) values ('Later/Node/Press', $1)`, [
      lineId,
    ]);
    await replay();
    expect(await letters()).toMatchObject([{ replayed_at: expect.any(Date) as Date }]);
    expect(await sampleAt(lineId, time)).toMatchObject({ speed: 42 });
    await bear(2);
    await waitFor(async () => (await plant.rows(`select from devices where metrics @> '[{"alias": "2"}]'`)).length > 0);
    await plant.rows(`update dead_letters set replayed_at = null where topic like 'spBv1.0/Later/DDATA/%'`);
    await replay();
    expect(await letters()).toEqual([{ reason: 'unknown-alias', replayed_at: null }]);
  });

  it('of Sparkplug counts as taken when its rows have landed, however long its birth is looked for', async () => {
    await plant.stopWorker();
    await startWorker({ INGEST_FLUSH_AFTER_MS: '500' });
    const node = await plant.edgeNode('Slow', 'Node');
    const metric = { name: 'Status/CurMachSpeed', alias: 1, datatype: DataType.Double };
    await node.bear();
    await node.bearDevice('Press', [createMetric({ ...metric, value: null })]);
    const time = Date.now();
    await node.data('Press', [aliased(metric, 43, time)]);
    const ofData = `topic = 'spBv1.0/Slow/DDATA/Node/Press'`;
    await waitFor(async () => (await plant.rows(`select from dead_letters where ${ofData}`)).length === 1);
    await plant.rows(`insert into packml_register (source_topic, equipment_id) values ('Slow/Node/Press', $1)`, [
      lineId,
    ]);
    await plant.rows(`
      alter table devices rename to known_devices;
      create view devices as select known.* from known_devices known, pg_sleep(1.5);`);
    await plant.rows(`update dead_letters set replay_requested_at = now() where ${ofData}`);
    const taken = `select from dead_letters where ${ofData} and replayed_at is not null`;
    await waitFor(async () => (await plant.rows(taken)).length === 1);
    expect(await sampleAt(lineId, time)).toMatchObject({ speed: 43 });
    await plant.rows('drop view devices; alter table known_devices rename to devices;');
  });

  it('that is asked for while declarations are read is taken by those that were made before', async () => {
    const timestamp = Date.now();
    const burst = { timestamp, metrics: [{ name: 'Meanwhile/Machine/Status/StateCurrent', value: 6 }] };
    await session.publish({ topic: 'plc-data', payload: json(burst), qos: 1 });
    const letters = () => plant.rows('select from dead_letters where payload = $1', [json(burst)]);
    await waitFor(async () => (await letters()).length === 1);
    // Whoever reads the rules, as the worker does after the sources, finds that a source was just declared.
    await plant.rows(`
      insert into metric_rules (equipment_id, signal, minimum)
      select equipment_id, 'Process/Meanwhile', 0 from packml_register where source_topic = '${line}';
      create function declare_meanwhile() returns boolean language plpgsql as $$
      begin
        insert into packml_register (source_topic, equipment_id)
        select 'Meanwhile/Machine', equipment_id from packml_register where source_topic = 'SimulatorCorp/Line1/Filler'
        on conflict do nothing;
        if found then
          update dead_letters set replay_requested_at = now() where source like 'Meanwhile/%' or source = 'burst';
        end if;
        return true;
      end $$;
      alter table metric_rules rename to known_metric_rules;
      create view metric_rules as select * from known_metric_rules where declare_meanwhile();`);
    await waitFor(async () => (await sampleAt(fillerId, timestamp)) !== undefined);
    await plant.rows(`
      drop view metric_rules;
      alter table known_metric_rules rename to metric_rules;
      drop function declare_meanwhile();`);
  });

  async function replay(): Promise<void> {
    await plant.rows('update dead_letters set replay_requested_at = now() where replayed_at is null');
    await waitFor(
      async () => (await plant.rows('select from dead_letters where replay_requested_at is not null')).length === 0,
    );
  }
});

async function startWorker(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  await plant.startWorker({
    ...environment,
    INGEST_TAIL_FOLDER: folder,
    INGEST_TOKEN: token,
    INGEST_LONGEST_BODY_KIB: '64',
  });
}

interface Answer {
  readonly status: number;
  readonly body: {
    readonly accepted: number;
    readonly results: readonly { readonly outcome: string; readonly reason?: string }[];
  };
}

async function post(path: string, body: unknown): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${plant.port}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

function json(body: unknown): Buffer {
  return Buffer.from(JSON.stringify(body));
}

async function equipmentOf(topic: string): Promise<unknown> {
  const [row] = await plant.rows('select equipment_id from packml_register where source_topic = $1', [topic]);
  return row?.['equipment_id'];
}

async function sampleAt(equipmentId: unknown, time: number): Promise<Record<string, unknown> | undefined> {
  const [row] = await plant.rows('select * from equipment_values where equipment_id = $1 and time = $2', [
    equipmentId,
    new Date(time),
  ]);
  return row;
}

function measuredAt(equipmentId: unknown, time: number): Promise<readonly Record<string, unknown>[]> {
  return plant.rows(
    `select name, value, text_value from telemetry join metrics on metrics.id = metric_id
     where equipment_id = $1 and time = $2 order by name`,
    [equipmentId, new Date(time)],
  );
}
