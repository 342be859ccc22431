import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findTakenPort } from '../../src/supervisor/find-taken-port.ts';
import { isRunning } from '../../src/supervisor/process-identity.ts';
import { runCommandLine, type RunningCommand } from './support/command-line.ts';
import { compareSamples, oldestSample } from './support/compare-samples.ts';
import { askGraphql, firstAnswers } from './support/graphql-client.ts';
import { TestPlatform } from './support/test-platform.ts';
import { waitUntil } from './support/wait-until.ts';

const machineCount = 11;
const freshWithinSeconds = 20;
/** Rooms are killed and come back one after the other; on a machine that others use, too, that takes long. */
const atMostMs = 300_000;
const comesBackWithinMs = 90_000;

/** One platform lives through all of this, in this order; at the end every sample must have its row. */
describe('the platform', { timeout: atMostMs }, () => {
  let platform: TestPlatform;
  let supervisor: RunningCommand;

  beforeAll(async () => {
    platform = await TestPlatform.create();
    supervisor = await platform.start();
  });
  afterAll(() => platform.remove());

  async function everyMachineFresh() {
    const { machines } = await platform.status();
    const areFresh = machines.every(
      ({ ageSeconds, isStale }) => !isStale && ageSeconds !== null && ageSeconds < freshWithinSeconds,
    );
    return machines.length === machineCount && areFresh ? machines : undefined;
  }

  /** A moment whose samples are all there: nothing lost, nothing doubled. */
  async function expectEverySample(): Promise<void> {
    const until = Date.now();
    const compare = () => compareSamples(platform.runState().databaseUrl, platform.dataFolder, until);
    // One comparison serves for both: until a later one, a sample of the very last moment may have been recorded.
    const { samples, ...differences } = await waitUntil(
      'every recorded sample has its row',
      async () => {
        const compared = await compare();
        const { missing } = compared;
        if (missing.length > 0) {
          throw new Error(`${missing.length} of ${compared.samples} missing, such as ${missing[0] ?? ''}`);
        }
        return compared;
      },
      60_000,
    );
    expect(samples).toBeGreaterThan(machineCount);
    expect(differences).toEqual({ missing: [], invented: [], miscounted: [] });
  }

  test('shows every machine with fresh data, and the rooms with their addresses', async () => {
    const machines = await waitUntil('every machine has fresh data', everyMachineFresh, comesBackWithinMs);
    expect(new Set(machines.map(({ enterprise }) => enterprise))).toEqual(
      new Set(['Packiot Dev', 'Demo Factory', 'Simulator Corp']),
    );
    const { rooms, database, databaseUrl } = await platform.status();
    expect(rooms.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'database ready',
      'broker ready',
      'ingest ready',
      'simulator ready',
      'actions ready',
      'engine ready',
      'web ready',
    ]);
    expect(database).toEqual({
      host: '127.0.0.1',
      port: platform.ports[0],
      user: 'postgres',
      password: 'andon',
      database: 'postgres',
    });
    expect(databaseUrl).toBe(`postgresql://postgres:andon@127.0.0.1:${platform.ports[0] ?? 0}/postgres`);
  });

  test("answers GraphQL with a machine's status, and delivers its changes", async () => {
    const status = await platform.status();
    const [machine] = status.machines;
    if (!machine) throw new Error('There is no machine.');
    const rows = `equipment_status(where: { equipment_id: { _eq: ${machine.equipmentId} } })`;
    expect(await askGraphql(status, `{ ${rows} { is_stale equipment { id } } }`)).toEqual({
      data: { equipment_status: [{ is_stale: false, equipment: { id: machine.equipmentId } }] },
    });
    const answers = await firstAnswers(status, `subscription { ${rows} { last_sample_at } }`, 3);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(3);
    expect(await askGraphql({ ...status, adminSecret: 'guessed' }, '{ __typename }')).toMatchObject({
      errors: [{ extensions: { code: 'access-denied' } }],
    });
  });

  test('prints a table that fits 100 columns', async () => {
    const { out, code } = await runCommandLine(['status'], platform.settings);
    expect(code).toBe(0);
    expect(out).toContain('Filling Hall / Line1 / Filler');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('refuses a second start on the same folder with one plain sentence', async () => {
    const { code, err } = await runCommandLine(['start', '--fresh'], platform.settings);
    expect(code).toBe(1);
    expect(err).toBe(
      `Andon already runs on ${platform.dataFolder} (process ${supervisor.process.pid ?? 0}): stop it first, or set ` +
        'ANDON_DATA_FOLDER and the ports to start another beside it.\n',
    );
  });

  test('hands a question to psql, or says how to install it', async () => {
    const hasPsql = spawnSync('psql', ['--version']).status === 0;
    const { code, out, err } = await runCommandLine(['psql', '-Atc', 'select 40 + 2'], platform.settings);
    if (hasPsql) expect({ code, out, err }).toEqual({ code: 0, out: '42\n', err: '' });
    else expect(err).toContain('psql is not installed');
    const without = await runCommandLine(['psql'], { ...platform.settings, PATH: '/nonexistent' });
    expect(without.code).toBe(1);
    expect(without.err).toMatch(
      /^psql is not installed: on Debian or Ubuntu run "apt-get install postgresql-client", on macOS/,
    );
  });

  test.each(['database', 'broker', 'ingest', 'simulator', 'actions', 'engine', 'web'])(
    'restarts a killed %s, and data goes on',
    async (room) => {
      const { process: killed, restarts } = platform.room(room);
      if (!killed) throw new Error(`${room} has no process`);
      process.kill(killed.pid, 'SIGKILL');
      await waitUntil(
        `${room} is ready again`,
        () => {
          const { state, restarts: now } = platform.room(room);
          return state === 'ready' && now === restarts + 1;
        },
        comesBackWithinMs,
      );
      const killedAt = Date.now();
      await waitUntil(
        'every machine has data from after the kill',
        async () => {
          const { machines } = await platform.status();
          return machines.every(({ lastSampleAt }) => new Date(lastSampleAt ?? 0).getTime() > killedAt);
        },
        comesBackWithinMs,
      );
      await expectEverySample();
    },
  );

  test('loses no row when the supervisor itself is killed: its rooms end, and the next start goes on', async () => {
    const { rooms } = platform.runState();
    supervisor.process.kill('SIGKILL');
    await supervisor.finished;
    expect(await runCommandLine(['status'], platform.settings)).toMatchObject({
      code: 1,
      err: `Andon is not running on ${platform.dataFolder}: start it with npm start.\n`,
    });
    supervisor = await platform.start();
    for (const room of rooms) expect(room.process && isRunning(room.process)).toBe(false);
    await waitUntil('every machine has fresh data', everyMachineFresh, comesBackWithinMs);
    await expectEverySample();
  });

  test('stops every room and frees the ports on Ctrl-C', async () => {
    const { rooms } = platform.runState();
    supervisor.process.kill('SIGINT');
    const { code, out } = await supervisor.finished;
    expect(out).toMatch(/Stopping …\nStopped\.\n$/);
    expect(code).toBe(0);
    for (const room of rooms) expect(room.process && isRunning(room.process)).toBe(false);
    const wanted = platform.ports.map((port) => ({ room: 'any', port, setting: 'any' }));
    expect(await findTakenPort(wanted)).toBeUndefined();
  });

  test('begins again with --fresh, in the same folder', async () => {
    const freshAt = Date.now();
    supervisor = await platform.start(['--fresh']);
    await waitUntil('every machine has fresh data', everyMachineFresh, comesBackWithinMs);
    expect(await oldestSample(platform.runState().databaseUrl)).toBeGreaterThan(freshAt);
  });
});
