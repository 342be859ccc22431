import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import {
  bind,
  copyFail,
  execute,
  frontendMessage,
  frontendType,
  parse,
  simpleQuery,
  sync,
} from '../../src/database/protocol/frontend-message.ts';
import { RawConnection, startup } from './raw-connection.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false, environment: { ANDON_DATABASE_UNREAD_REPLY_MS: '500' } });
  await database.pool.query('create table parts (id int primary key, note text)');
});
afterAll(() => database.stop());

async function psql(script: string, ...options: readonly string[]): Promise<{ output: string; code: unknown }> {
  const child = spawn('psql', ['-X', '-q', '-A', '-t', database.url, ...options]);
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => output.push(text.toString()));
  child.stdin.end(script);
  const [code] = (await once(child, 'close')) as [unknown];
  return { output: output.join(''), code };
}

describe('start-up', () => {
  test('encryption is declined, then the session begins', async () => {
    const raw = await RawConnection.open(database.url);
    const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
    raw.socket.write(sslRequest);
    const [answer] = (await once(raw.socket, 'data')) as [Buffer];
    expect(answer.toString()).toBe('N');
    raw.socket.destroy();
    const started = await RawConnection.start(database.url);
    started.socket.destroy();
  });

  test('an unknown database and an old protocol are refused as a server does', async () => {
    const unknown = new Client({ connectionString: database.url.replace(/postgres$/, 'nowhere') });
    await expect(unknown.connect()).rejects.toMatchObject({ code: '3D000' });
    const raw = await RawConnection.open(database.url);
    raw.socket.write(startup({ user: 'postgres' }, 131_072));
    expect(await raw.untilClosed()).toContain('unsupported frontend protocol 2.0');
  });

  test('a newer minor version is negotiated down', async () => {
    const raw = await RawConnection.open(database.url);
    raw.socket.write(startup({ user: 'postgres', '_pq_.colour': 'blue' }, 196_610));
    const { types } = await raw.until('Z');
    expect(types).toMatch(/^vRS+KZ$/);
    raw.socket.destroy();
  });
});

describe('queries', () => {
  test('parameters of several MB and results of many rows', async () => {
    const large = 'x'.repeat(5_000_000);
    const { rows } = await database.pool.query<{ length: number }>('select length($1) as length', [large]);
    expect(rows).toEqual([{ length: 5_000_000 }]);
    const many = await database.pool.query(`select n, repeat('y', 100) from generate_series(1, 50000) n`);
    expect(many.rows).toHaveLength(50_000);
  });

  test('messages that end just where the backend’s buffer does', async () => {
    const bufferBytes = 8_192;
    const client = new Client({ connectionString: database.url, query_timeout: 30_000 });
    await client.connect();
    const measure = { name: 'measure', text: 'select length($1) as length' };
    const fail = { name: 'fail', text: 'select 1 / (length($1) - length($1))' };
    for (let length = 2 * bufferBytes - 200; length <= 2 * bufferBytes; length += 1) {
      const values = ['x'.repeat(length)];
      expect((await client.query<{ length: number }>({ ...measure, values })).rows).toEqual([{ length }]);
      await expect(client.query({ ...fail, values })).rejects.toMatchObject({ code: '22012' });
    }
    await client.end();
  });

  test('a batch that arrives byte by byte', async () => {
    const raw = await RawConnection.start(database.url);
    const batch = Buffer.concat([parse('', 'select $1::int + 1'), bind('', ['41']), execute(), sync()]);
    for (const byte of batch) raw.send(Buffer.from([byte]));
    const { types, text } = await raw.until('Z');
    expect(types).toBe('12DCZ');
    expect(text).toContain('42');
    raw.socket.destroy();
  });

  test('the unnamed statement survives the turns of others', async () => {
    const [one, two] = [await RawConnection.start(database.url), await RawConnection.start(database.url)];
    one.send(parse('', `select 'one' || $1`), sync());
    await one.until('Z');
    two.send(parse('', `select 'two' || $1`), sync());
    await two.until('Z');
    one.send(bind('', ['!']), execute(), sync());
    expect(await one.until('Z')).toMatchObject({ types: '2DCZ', text: expect.stringContaining('one!') as string });
    two.send(bind('', ['!']), execute(), sync());
    expect(await two.until('Z')).toMatchObject({ types: '2DCZ', text: expect.stringContaining('two!') as string });
    for (const raw of [one, two]) raw.socket.destroy();
  });

  test('Flush answers before Sync, and an error skips up to Sync', async () => {
    const raw = await RawConnection.start(database.url);
    const flush = frontendMessage(frontendType.flush);
    raw.send(parse('', 'select 1'), bind('', []), flush);
    expect((await raw.until('2')).types).toBe('12');
    raw.send(execute(), sync());
    expect((await raw.until('Z')).types).toBe('DCZ');
    raw.send(parse('', 'selec 1'), bind('', []), execute(), flush);
    expect((await raw.until('E')).types).toBe('E');
    raw.send(parse('', 'select 1'), bind('', []), execute(), sync());
    expect((await raw.until('Z')).types).toBe('Z');
    raw.socket.destroy();
  });

  test('endless recursion is an error of its query only', async () => {
    await database.pool.query(
      'create function endless(n int) returns int language plpgsql as $$ begin return endless(n + 1); end $$',
    );
    await expect(database.pool.query('select endless(1)')).rejects.toMatchObject({ code: '54001' });
    await expect(database.pool.query('select 1')).resolves.toBeDefined();
  });
});

describe('cancel', () => {
  test.each([
    'select count(*) from generate_series(1, 2000000000)',
    'select pg_sleep(600)',
    'do $$ begin loop perform 1; end loop; end $$',
  ])('a running query: %s', async (sql) => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { processID: pid, secretKey } = client as unknown as { processID: number; secretKey: number };
    const running = expect(client.query(sql)).rejects.toMatchObject({
      code: '57014',
      message: 'canceling statement due to user request',
    });
    const waiting = database.pool.query('select 1');
    await sendCancel(pid, secretKey);
    await running;
    await waiting;
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await client.end();
  });

  test('a query that waits for its turn', async () => {
    const [holder, waiter] = [new Client(database.url), new Client(database.url)];
    await Promise.all([holder.connect(), waiter.connect()]);
    await holder.query('begin');
    const { processID: pid, secretKey } = waiter as unknown as { processID: number; secretKey: number };
    const waiting = expect(waiter.query('select 1')).rejects.toMatchObject({ code: '57014' });
    await sendCancel(pid, secretKey);
    await waiting;
    await holder.query('commit');
    await expect(waiter.query('select 1')).resolves.toBeDefined();
    await Promise.all([holder.end(), waiter.end()]);
  });

  const endless = 'select count(*) from generate_series(1, 2000000000)';

  /** A client whose settings take a while to be put in force, after somebody's turn who has others. */
  async function connectBurdened(): Promise<Client> {
    const client = new Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    const settings = Array.from({ length: 5_000 }, (_, n) => `set_config('burden.number_${n}', '${n}', false)`);
    await client.query(`select array[${settings.join()}]`);
    await database.pool.query('select 1');
    return client;
  }

  test('a query whose turn has come, while its settings are put in force', async () => {
    const client = await connectBurdened();
    const { processID: pid, secretKey } = client as unknown as { processID: number; secretKey: number };
    const running = expect(client.query(endless)).rejects.toMatchObject({ code: '57014' });
    await sendCancel(pid, secretKey);
    await running;
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await client.end();
  });

  test('the query of a client that vanishes while its settings are put in force', async () => {
    const client = await connectBurdened();
    const running = expect(client.query(endless)).rejects.toThrow();
    client.connection.stream.destroy();
    await running;
    await expect(database.pool.query('select 1')).resolves.toBeDefined();
  });

  test('statement_timeout, for the session and for a transaction', async () => {
    const client = new Client(database.url);
    await client.connect();
    const timedOut = { code: '57014', message: 'canceling statement due to statement timeout' };
    // Holds for the statements that set it and put it back as well.
    await client.query(`set statement_timeout = '2s'`);
    await expect(client.query(endless)).rejects.toMatchObject(timedOut);
    await client.query('reset statement_timeout');
    await client.query('begin');
    await client.query('set local statement_timeout = 2000');
    await expect(client.query(endless)).rejects.toMatchObject(timedOut);
    await client.query('rollback');
    await client.end();
  });

  async function sendCancel(pid: number, secretKey: number): Promise<void> {
    const raw = await RawConnection.open(database.url);
    const request = Buffer.alloc(16);
    for (const [index, word] of [16, 80_877_102, pid, secretKey].entries()) request.writeInt32BE(word, index * 4);
    raw.socket.end(request);
    await raw.untilClosed();
  }
});

describe('copy', () => {
  test('from stdin and to stdout, through psql', async () => {
    const script = [
      `copy parts from stdin with (format csv);`,
      `1,"with ""quotes"", and commas"`,
      '2,',
      '\\.',
      'copy (select * from parts order by id) to stdout;',
    ].join('\n');
    expect(await psql(script)).toEqual({ output: '1\twith "quotes", and commas\n2\t\\N\n', code: 0 });
  });

  test('a copy of 200,000 rows in one go', async () => {
    await database.pool.query('create table many (id int, note text)');
    const lines = Array.from({ length: 200_000 }, (_, id) => `${id}\tnote ${id}`);
    expect((await psql(['copy many from stdin;', ...lines, '\\.', ''].join('\n'))).code).toBe(0);
    const { rows } = await database.pool.query<{ count: number }>('select count(*)::int as count from many');
    expect(rows).toEqual([{ count: 200_000 }]);
  });

  test('through the extended protocol, with another client waiting meanwhile', async () => {
    const raw = await RawConnection.start(database.url);
    raw.send(parse('', 'copy parts from stdin'), bind('', []), execute(), sync());
    await raw.until('G');
    const waiting = database.pool.query('select count(*)::int as count from parts where id = 77');
    const data = (text: string) => frontendMessage(frontendType.copyData, Buffer.from(text));
    raw.send(data('77\tsev'), data('en\n'), frontendMessage(frontendType.copyDone), sync());
    expect((await raw.until('Z')).types).toBe('CZ');
    expect((await waiting).rows).toEqual([{ count: 1 }]);
    raw.socket.destroy();
  });

  test('CopyFail and a bad row leave nothing behind and the connection usable', async () => {
    const raw = await RawConnection.start(database.url);
    for (const [sent, message] of [
      [copyFail('changed my mind'), 'changed my mind'],
      [frontendMessage(frontendType.copyData, Buffer.from('not a number\tx\n')), 'invalid input syntax'],
    ] as const) {
      raw.send(simpleQuery('copy parts from stdin'));
      await raw.until('G');
      raw.send(sent, frontendMessage(frontendType.copyDone));
      const { types, text } = await raw.until('Z');
      expect(types).toBe('EZ');
      expect(text).toContain(message);
    }
    raw.send(simpleQuery('select 1'));
    expect((await raw.until('Z')).types).toBe('TDCZ');
    raw.socket.destroy();
  });

  test.each([
    `copy parts from '/etc/passwd'`,
    `/* sly */ COPY parts TO PROGRAM 'cat'`,
    `select 1; copy (select 1 where 'from' <> 'stdin') to '/tmp/x'`,
  ])('files and programs are refused: %s', async (sql) => {
    await expect(database.pool.query(sql)).rejects.toMatchObject({ code: '0A000' });
  });
});

describe('misbehaviour', () => {
  test('a broken message ends its own connection only', async () => {
    for (const broken of [
      Buffer.from('y\0\0\0\x04'),
      Buffer.from('Q\0\0\0\x02'),
      Buffer.from([81, 127, 255, 255, 255]),
    ]) {
      const raw = await RawConnection.start(database.url);
      raw.send(broken);
      expect(await raw.untilClosed()).toContain('08P01');
    }
    await expect(database.pool.query('select 1')).resolves.toBeDefined();
  });

  test('bodies of nonsense get errors', async () => {
    const raw = await RawConnection.start(database.url);
    for (const type of [frontendType.parse, frontendType.bind, frontendType.execute, frontendType.close]) {
      for (const body of ['', '\0', 'S', '\0\0\xff\xff', 'a\0b\0\x7f\xff\0\0']) {
        raw.send(frontendMessage(type, Buffer.from(body, 'latin1')), sync());
        await raw.until('Z');
      }
    }
    raw.send(simpleQuery('select 1'));
    expect((await raw.until('Z')).types).toBe('TDCZ');
    raw.socket.destroy();
  });

  test('a client that stalls in a transaction is rolled back with 25P03; a dropped one at once', async () => {
    const stalled = await RawConnection.start(database.url, { options: '-c idle_in_transaction_session_timeout=300' });
    stalled.send(simpleQuery(`begin; insert into parts values (500, 'stalled')`));
    await stalled.until('Z');
    const dropped = await RawConnection.start(database.url);
    dropped.send(simpleQuery(`begin; insert into parts values (501, 'dropped')`));
    expect(await stalled.untilClosed()).toContain('25P03');
    await dropped.until('Z');
    dropped.socket.destroy();
    const { rows } = await database.pool.query('select * from parts where id in (500, 501)');
    expect(rows).toEqual([]);
  });

  test('a client that vanishes while its query runs does not keep others waiting', async () => {
    const raw = await RawConnection.start(database.url);
    raw.send(simpleQuery('select count(*) from generate_series(1, 2000000000)'));
    const waiting = database.pool.query('select 1');
    raw.socket.destroy();
    await expect(waiting).resolves.toBeDefined();
  });
});

test('encodings other than UTF8 are refused, at start-up and later', async () => {
  const latin = await RawConnection.open(database.url);
  latin.socket.write(startup({ user: 'postgres', client_encoding: 'LATIN1' }));
  expect(await latin.untilClosed()).toContain('0A000');
  await expect(database.pool.query(`set names 'latin1'`)).rejects.toMatchObject({ code: '0A000' });
  await expect(database.pool.query(`set client_encoding = 'UTF8'`)).resolves.toBeDefined();
});

test('a client that does not read a large result loses it, others go on', async () => {
  const raw = await RawConnection.start(database.url);
  raw.socket.pause();
  const startedAt = performance.now();
  raw.send(simpleQuery(`select repeat('x', 1000) from generate_series(1, 200000)`));
  await expect(database.pool.query('select 1')).resolves.toBeDefined();
  expect(performance.now() - startedAt).toBeGreaterThan(300);
  raw.socket.destroy();
});

test('a backend that dies is opened again: clients get an error, committed rows stay', async () => {
  const client = new Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`insert into parts values (900, 'committed')`);
  await client.query('begin');
  await client.query(`insert into parts values (901, 'open')`);
  // This build has no conversions between encodings and dies of the attempt.
  await expect(client.query(`select convert_to('x', 'LATIN1')`)).rejects.toMatchObject({ code: '57P02' });
  const { rows } = await database.pool.query('select id from parts where id in (900, 901)');
  expect(rows).toEqual([{ id: 900 }]);
});

test('transactions of ten connections at once keep their sums', async () => {
  await database.pool.query('create table account (id int primary key, balance int not null)');
  await database.pool.query('insert into account select n, 100 from generate_series(0, 4) n');
  const transfer = async (round: number): Promise<void> => {
    const client = await database.pool.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query<{ balance: number }>('select balance from account where id = $1', [
        round % 5,
      ]);
      const balance = rows[0]?.balance ?? 0;
      await client.query('update account set balance = $1 where id = $2', [balance - 1, round % 5]);
      await client.query('update account set balance = balance + 1 where id = $1', [(round + 1) % 5]);
      await client.query(round % 7 === 0 ? 'rollback' : 'commit');
    } finally {
      client.release();
    }
  };
  await Promise.all(Array.from({ length: 100 }, (_, round) => transfer(round)));
  const { rows } = await database.pool.query<{ sum: number }>('select sum(balance)::int as sum from account');
  expect(rows).toEqual([{ sum: 500 }]);
});
