import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverPrograms, startServer, type RunningServer } from '@andon/local/installed-server';
import { startTestEngine, subscribe, until, type TestEngine } from './fixture/start-test-engine.ts';

/** What the embedded database's single backend can't show: writers beside each other, connections that die. */
describe.skipIf(serverPrograms === undefined)('live queries on a PostgreSQL server', () => {
  let server: RunningServer;
  let engine: TestEngine;

  beforeAll(async () => {
    server = await startServer(serverPrograms ?? '');
    await server.pool.query('create table count (id serial primary key, writer int not null)');
    await server.pool.query('create view total as select count(*)::int as counted from count');
    engine = await startTestEngine(server.url, {
      HASURA_GRAPHQL_LIVE_QUERIES_MULTIPLEXED_REFETCH_INTERVAL: '50',
      HASURA_GRAPHQL_PG_CONNECTIONS: '5',
    });
    await engine.command({ type: 'track_table', args: { name: 'count' } });
    await engine.command({ type: 'track_table', args: { name: 'total' } });
  });
  afterAll(async () => {
    await engine.stop();
    await server.stop();
  });

  const counted = (rows: number): object => ({ data: { total: [{ counted: rows }] } });

  test('miss no commit of writers that commit beside each other', async () => {
    const client = engine.newClient();
    const { answers } = subscribe(client, 'subscription { total { counted } }');
    await until(() => expect(answers).toEqual([counted(0)]));
    const write = async (writer: number): Promise<void> => {
      for (let row = 0; row < 20; row += 1) await server.pool.query('insert into count (writer) values ($1)', [writer]);
    };
    await Promise.all([1, 2, 3, 4, 5].map(write));
    await until(() => expect(answers.at(-1)).toEqual(counted(100)));
    await client.dispose();
  });

  test('follow on when every connection of the engine has died', async () => {
    const client = engine.newClient();
    const { answers } = subscribe(client, 'subscription { total { counted } }');
    await until(() => expect(answers).toEqual([counted(100)]));
    const { rowCount } = await server.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and application_name <> 'tests'",
    );
    expect(rowCount).toBeGreaterThan(0);
    await server.pool.query('insert into count (writer) values (6)');
    await until(() => expect(answers.at(-1)).toEqual(counted(101)));
    await server.pool.query('insert into count (writer) values (6)');
    await until(() => expect(answers.at(-1)).toEqual(counted(102)));
    await client.dispose();
  });

  test('rest while nothing changes', async () => {
    const client = engine.newClient();
    const { answers } = subscribe(client, 'subscription { total { counted } }');
    await until(() => expect(answers).toHaveLength(1));
    const asked = async (): Promise<number> => {
      const { rows } = await server.pool.query<{ scans: number }>(
        "select pg_stat_clear_snapshot(), seq_scan::int as scans from pg_stat_user_tables where relname = 'count'",
      );
      return rows[0]?.scans ?? 0;
    };
    // The connection that has died is made anew after ten seconds. A server counts no more often than every second.
    await until(async () => {
      const before = await asked();
      await server.pool.query('select pg_sleep(2.5)');
      expect(await asked()).toBe(before);
    });
    await client.dispose();
  });
});
