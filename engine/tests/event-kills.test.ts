import { startTestDatabase } from '@andon/local/testing';
import { expect, test } from 'vitest';
import { serverPrograms, startServer } from '@andon/local/installed-server';
import { killUnderLoad } from './soak/kill-under-load.ts';

const nothingMissing = { lost: [], renamed: [] };

test(
  'killed again and again, the engine delivers every event under its id: embedded',
  { timeout: 120_000 },
  async () => {
    const database = await startTestDatabase({ migrated: false });
    const outcome = await killUnderLoad({ databaseUrl: database.url, pool: database.pool, kills: 3 });
    await database.stop();
    expect(outcome).toMatchObject({ kills: 3, ...nothingMissing });
    expect(outcome.rows).toBeGreaterThan(0);
  },
);

test.skipIf(serverPrograms === undefined)(
  'killed again and again, the engine delivers every event under its id: a server',
  { timeout: 120_000 },
  async () => {
    const server = await startServer(serverPrograms ?? '');
    const outcome = await killUnderLoad({ databaseUrl: server.url, pool: server.pool, kills: 7 });
    await server.stop();
    expect(outcome).toMatchObject({ kills: 7, ...nothingMissing });
    expect(outcome.rows).toBeGreaterThan(0);
  },
);
