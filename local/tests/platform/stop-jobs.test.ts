import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { startJobs } from '../../src/jobs/start-jobs.ts';
import { startTestDatabase } from '../../src/testing/start-test-database.ts';

test('jobs that are stopped while they connect run no more', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'andon-jobs-'));
  const database = await startTestDatabase({ migrated: false });
  const holder = new Client({ connectionString: database.url });
  await holder.connect();
  try {
    await database.pool.query(`
      create extension timescaledb;
      create table public.runs (ran_at timestamptz default clock_timestamp());
      create procedure public.note_run(job_id int, config jsonb) language sql as
        $$ insert into public.runs default values $$`);
    await database.pool.query("select add_job('public.note_run', '1 second')");
    // The embedded database lets nobody in while a transaction is open.
    await holder.query('begin');
    const jobs = startJobs({
      databaseUrl: database.url,
      isEmbedded: true,
      logFile: join(folder, 'jobs.log'),
      logLevel: 'info',
      complained: () => undefined,
    });
    const stopped = jobs.stop();
    await holder.query('commit');
    await stopped;
    expect((await database.pool.query('select from public.runs')).rowCount).toBe(0);
  } finally {
    await holder.end();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
