import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '@andon/local/testing';

let database: TestDatabase;
let clients: Client[] = [];

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
});
afterEach(async () => {
  await Promise.all(clients.map((client) => client.end()));
  clients = [];
});
afterAll(() => database.stop());

async function connect(options: object = {}): Promise<Client> {
  const client = new Client({ connectionString: database.url, ...options });
  client.on('error', () => undefined);
  await client.connect();
  clients.push(client);
  return client;
}

async function valueOf(client: Client, sql: string): Promise<unknown> {
  const { rows } = await client.query<Record<string, unknown>>(sql);
  return Object.values(rows[0] ?? {})[0];
}

describe('prepared statements', () => {
  test('two connections use one name for different statements', async () => {
    const [one, two] = [await connect(), await connect()];
    const ask = (client: Client, text: string) => client.query<{ value: string }>({ name: 'ask', text });
    await ask(one, `select 'one' as value`);
    await ask(two, `select 'two' as value`);
    expect((await ask(one, `select 'one' as value`)).rows).toEqual([{ value: 'one' }]);
    expect((await ask(two, `select 'two' as value`)).rows).toEqual([{ value: 'two' }]);
  });

  test('prepare and execute of SQL stay within their connection, and errors name the client’s own name', async () => {
    const [one, two] = [await connect(), await connect()];
    await one.query(`prepare greet as select 'one' as value`);
    await two.query(`/* first */ PREPARE Greet as select 'two' as value`);
    expect(await valueOf(one, 'execute greet')).toBe('one');
    expect(await valueOf(two, 'execute greet')).toBe('two');
    await one.query('deallocate greet');
    await expect(one.query('execute greet')).rejects.toMatchObject({
      code: '26000',
      message: 'prepared statement "greet" does not exist',
    });
    expect(await valueOf(two, 'execute greet')).toBe('two');
  });

  test.each(['deallocate all', 'discard all'])('%s leaves other connections’ statements alone', async (sql) => {
    const [one, two] = [await connect(), await connect()];
    for (const client of [one, two]) await client.query('prepare kept as select 1');
    expect((await one.query(sql)).command).toBe(sql.split(' ')[0]?.toUpperCase());
    await expect(one.query('execute kept')).rejects.toMatchObject({ code: '26000' });
    await expect(two.query('execute kept')).resolves.toBeDefined();
  });

  test('those of a connection that has gone are deallocated', async () => {
    const gone = await connect();
    await gone.query(`prepare leftover as select 'leftover'`);
    await gone.query({ name: 'leftover by protocol', text: 'select 1' });
    await gone.end();
    const left = `select count(*)::int from pg_prepared_statements where name like '%leftover%'`;
    const client = await connect();
    await expect.poll(() => valueOf(client, left)).toBe(0);
  });
});

describe('settings', () => {
  test('set is seen by its own connection only, until reset', async () => {
    const [one, two] = [await connect(), await connect()];
    await one.query(`set timezone to 'Asia/Kolkata'`);
    await one.query(`set andon.note = 'mine'`);
    expect(await valueOf(two, 'show timezone')).toBe('UTC');
    expect(await valueOf(two, `select current_setting('andon.note', true)`)).not.toBe('mine');
    expect(await valueOf(one, 'show timezone')).toBe('Asia/Kolkata');
    expect(await valueOf(one, 'show andon.note')).toBe('mine');
    await one.query('reset all');
    expect(await valueOf(one, 'show timezone')).toBe('UTC');
  });

  test('who a connection is', async () => {
    const admin = await connect();
    await admin.query('create role reader');
    const reader = await connect({ connectionString: database.url.replace('postgres:', 'reader:') });
    for (const [client, user] of [
      [admin, 'postgres'],
      [reader, 'reader'],
      [await connect(), 'postgres'],
      [reader, 'reader'],
    ] as const) {
      expect(await valueOf(client, `select session_user || ' ' || current_user`)).toBe(`${user} ${user}`);
    }
    await expect(reader.query('create table mine (id int)')).rejects.toMatchObject({ code: '42501' });
    await reader.end();
    clients = clients.filter((client) => client !== reader);
    await admin.query('drop role reader');
  });

  test('set_config, a role and a rolled-back set', async () => {
    const [one, two] = [await connect(), await connect()];
    await one.query(`select set_config('search_path', 'pg_catalog', false)`);
    await one.query('set role pg_monitor');
    await one.query('begin');
    await one.query(`set timezone to 'Europe/Berlin'`);
    await one.query('rollback');
    expect(await valueOf(two, 'show search_path')).toBe('"$user", public');
    expect(await valueOf(two, 'select current_user')).toBe('postgres');
    expect(await valueOf(one, 'show search_path')).toBe('pg_catalog');
    expect(await valueOf(one, 'select current_user')).toBe('pg_monitor');
    expect(await valueOf(one, 'show timezone')).toBe('UTC');
  });

  test('start-up parameters hold for their connection, and a bad one is refused', async () => {
    const one = await connect({ application_name: 'one', options: '-c timezone=America/Sao_Paulo -c work_mem=8MB' });
    const two = await connect({ application_name: 'two' });
    expect(await valueOf(one, 'show application_name')).toBe('one');
    expect(await valueOf(two, 'show application_name')).toBe('two');
    expect(await valueOf(one, 'show timezone')).toBe('America/Sao_Paulo');
    expect(await valueOf(one, 'show work_mem')).toBe('8MB');
    expect(await valueOf(two, 'show timezone')).toBe('UTC');
    await expect(connect({ options: '-c timezone=Nowhere' })).rejects.toMatchObject({ code: '22023' });
    const nobody = new Client(database.url.replace('postgres:', 'nobody:'));
    await expect(nobody.connect()).rejects.toMatchObject({ code: '28000' });
  });
});

describe('notifications', () => {
  test('reach listeners only, when idle, after commit, with the sender’s process id', async () => {
    const [listener, bystander, sender] = [await connect(), await connect(), await connect()];
    const heard: unknown[] = [];
    const overheard: unknown[] = [];
    listener.on('notification', (message) => heard.push([message.channel, message.payload, message.processId]));
    bystander.on('notification', (message) => overheard.push(message));
    await listener.query('listen "Machine 7"');
    await bystander.query('listen other');
    const { processID: pid } = sender as unknown as { processID: number };
    await sender.query('begin');
    await sender.query(`select pg_notify('Machine 7', 'rolled back')`);
    await sender.query('rollback');
    await sender.query('begin');
    await sender.query(`select pg_notify('Machine 7', 'stopped')`);
    expect(heard).toEqual([]);
    await sender.query('commit');
    await expect.poll(() => heard).toEqual([['Machine 7', 'stopped', pid]]);
    await bystander.query('select 1');
    expect(overheard).toEqual([]);
  });

  test('come from triggers, and stop after unlisten of one connection while another listens on', async () => {
    const [one, two] = [await connect(), await connect()];
    const heard: string[] = [];
    one.on('notification', ({ payload }) => heard.push(`one ${payload ?? ''}`));
    two.on('notification', ({ payload }) => heard.push(`two ${payload ?? ''}`));
    await one.query(`
      create table noisy (id int);
      create function tell() returns trigger language plpgsql as
        $$ begin perform pg_notify('noisy', new.id::text); return new; end $$;
      create trigger tell after insert on noisy for each row execute function tell();
      listen noisy`);
    await two.query('listen noisy');
    await one.query('insert into noisy values (1)');
    await expect.poll(() => heard.toSorted()).toEqual(['one 1', 'two 1']);
    expect((await one.query('unlisten noisy')).command).toBe('UNLISTEN');
    await one.query('insert into noisy values (2)');
    await expect.poll(() => heard.toSorted()).toEqual(['one 1', 'two 1', 'two 2']);
    await one.query('begin; listen noisy');
    await one.query('rollback');
    await two.query('insert into noisy values (3)');
    await expect.poll(() => heard.toSorted()).toEqual(['one 1', 'two 1', 'two 2', 'two 3']);
  });
});
