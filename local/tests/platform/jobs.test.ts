import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseJob, type Job } from '../../src/jobs/choose-job.ts';
import { startJobs, type Jobs } from '../../src/jobs/start-jobs.ts';
import { startTestDatabase, type TestDatabase } from '../../src/testing/start-test-database.ts';
import { waitUntil } from './support/wait-until.ts';

describe('jobs of a database without workers', () => {
  let database: TestDatabase;
  let folder: string;
  let jobs: Jobs;
  const complaints: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'andon-jobs-'));
    database = await startTestDatabase({ migrated: true, seeded: false });
    await database.pool.query(`
      create table public.runs (name text, ran_at timestamptz default clock_timestamp());
      create procedure public.note_run(job_id int, config jsonb) language sql as
        $$ insert into public.runs (name) values (config ->> 'name') $$;
      create procedure public.fail_run(job_id int, config jsonb) language plpgsql as
        $$ begin raise exception 'nothing to grease'; end $$;
    `);
    jobs = startJobs({
      databaseUrl: database.url,
      isEmbedded: true,
      logFile: join(folder, 'jobs.log'),
      logLevel: 'info',
      vacuumEveryMs: 500,
      complained: (message) => complaints.push(message),
    });
  });
  afterAll(async () => {
    await jobs.stop();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function add(procedure: string, interval: string, name: string): Promise<number> {
    const { rows } = await database.pool.query<{ add_job: number }>(
      'select add_job($1::regproc, $2::interval, config => jsonb_build_object($3::text, $4::text))',
      [procedure, interval, 'name', name],
    );
    return rows[0]?.add_job ?? 0;
  }

  /** In one transaction: a run in between would put off the next one by the retry period that a job is given first. */
  async function addFailing(): Promise<number> {
    const client = await database.pool.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query<{ job_id: number }>(
        "select add_job('public.fail_run', '1 second') as job_id",
      );
      const id = rows[0]?.job_id ?? 0;
      await client.query("select from alter_job($1, retry_period => interval '1 second')", [id]);
      await client.query('commit');
      return id;
    } finally {
      client.release();
    }
  }

  async function runsOf(name: string): Promise<number> {
    const { rows } = await database.pool.query<{ count: string }>('select count(*) from public.runs where name = $1', [
      name,
    ]);
    return Number(rows[0]?.count);
  }

  test('run as often as they should', async () => {
    const id = await add('public.note_run', '1 second', 'often');
    await waitUntil('it ran three times', async () => (await runsOf('often')) >= 3);
    expect(jobs.outcomes().get(id)).toMatchObject({ failures: 0, lastError: null });
  });

  test('are not run before they are due, which the database itself knows', async () => {
    const id = await add('public.note_run', '1 hour', 'seldom');
    await waitUntil('it ran', async () => (await runsOf('seldom')) === 1);
    await waitUntil('its next start is noted', async () => {
      const { rows } = await database.pool.query<{ minutes: number }>(
        `select (extract(epoch from next_start - now()) / 60)::int as minutes
         from timescaledb_information.jobs where job_id = $1`,
        [id],
      );
      return rows[0]?.minutes === 60;
    });
    expect(await runsOf('seldom')).toBe(1);
  });

  test('that fail are told, tried again, and stop no other job', async () => {
    const id = await addFailing();
    await waitUntil('it failed twice', () => (jobs.outcomes().get(id)?.failures ?? 0) >= 2);
    expect(jobs.outcomes().get(id)?.lastError).toBe('nothing to grease');
    expect(complaints[0]).toContain('nothing to grease');
    expect(readFileSync(join(folder, 'jobs.log'), 'utf8')).toContain('nothing to grease');
    const before = await runsOf('often');
    await waitUntil('the other job goes on', async () => (await runsOf('often')) > before);
  });

  test('go along with vacuuming, so that a table that is updated over and over does not grow', async () => {
    await database.pool.query('create table public.counters (count int); insert into public.counters values (0)');
    const size = async (): Promise<number> => {
      const { rows } = await database.pool.query<{ pages: number }>(
        `select (pg_relation_size('public.counters') / current_setting('block_size')::int)::int as pages`,
      );
      return rows[0]?.pages ?? 0;
    };
    await database.pool.query('insert into public.counters select generate_series(1, 20000)');
    const full = await size();
    await database.pool.query('delete from public.counters');
    await waitUntil('the pages of removed rows are given back', async () => (await size()) < full);
  });

  test('run the policies of the schema', async () => {
    const { rows } = await database.pool.query<{ job_id: number }>(
      "select job_id from timescaledb_information.jobs where proc_name like 'policy_%' and scheduled",
    );
    expect(rows.length).toBeGreaterThan(3);
    await waitUntil('each ran without fault', () =>
      rows.every(({ job_id }) => jobs.outcomes().get(job_id)?.lastError === null),
    );
  });
});

describe('the choice among jobs', () => {
  const job = (id: number, overdueSeconds: number): Job => ({
    id,
    name: String(id),
    intervalSeconds: 60,
    retrySeconds: 60,
    overdueSeconds,
  });

  test('falls on the one that took least, then on the one due longest', () => {
    const took = new Map([
      [1, 9_000],
      [2, 10],
      [3, 10],
    ]);
    const lastTookMs = ({ id }: Job) => took.get(id) ?? 0;
    expect(chooseJob([job(1, 50), job(2, 5), job(3, 20)], 0, lastTookMs)?.id).toBe(3);
  });

  test('falls on none that is not due for longer than the grace', () => {
    expect(chooseJob([job(1, -1)], 0, () => 0)).toBeUndefined();
    expect(chooseJob([job(1, 100)], 120, () => 0)).toBeUndefined();
  });
});
