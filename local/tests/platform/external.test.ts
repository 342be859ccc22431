import { createBroker, type Broker } from '@andon/mqtt';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../src/testing/start-test-database.ts';
import { runCommandLine } from './support/command-line.ts';
import { askGraphql } from './support/graphql-client.ts';
import { TestPlatform } from './support/test-platform.ts';

describe('a platform with a database and a broker of its own choice', () => {
  let database: TestDatabase;
  let broker: Broker;
  let platform: TestPlatform;

  beforeAll(async () => {
    database = await startTestDatabase({ migrated: false });
    broker = await createBroker({ port: 0 });
    platform = await TestPlatform.createEmpty({
      DATABASE_URL: database.url,
      MQTT_URL: broker.url,
    });
    await platform.start();
  });
  afterAll(async () => {
    await platform.remove();
    await broker.stop();
    await database.stop();
  });

  test('starts neither of them, nor the demo, and migrates the database', async () => {
    const { rooms, machines } = await platform.status();
    expect(rooms.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'database external',
      'broker external',
      'ingest ready',
      'actions ready',
      'engine ready',
      'web ready',
    ]);
    expect(machines).toEqual([]);
    expect(existsSync(join(platform.dataFolder, 'database'))).toBe(false);
    const { rows } = await database.pool.query('select from public.enterprises');
    expect(rows).toEqual([]);
  });

  test('shows addresses without credentials, except to scripts', async () => {
    const { out } = await runCommandLine(['status'], platform.settings);
    expect(out).toContain(`postgresql://127.0.0.1:`);
    expect(out).not.toContain('andon@');
    expect((await platform.status()).databaseUrl).toBe(database.url);
  });

  test('opens GraphQL to a secret of its own, not to the public one of the dev profile', async () => {
    const { graphqlUrl, adminSecret } = await platform.status();
    const query = '{ enterprises { id } }';
    expect(await askGraphql({ graphqlUrl, adminSecret }, query)).toEqual({ data: { enterprises: [] } });
    expect(await askGraphql({ graphqlUrl, adminSecret: 'andon' }, query)).toHaveProperty('errors');
  });
});
