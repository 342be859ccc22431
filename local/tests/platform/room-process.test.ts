import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from '@andon/mqtt/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backOffMs } from '../../src/supervisor/back-off.ts';
import { readSettings } from '../../src/settings.ts';
import { readLogLine } from '../../src/supervisor/log-line.ts';
import { isRunning } from '../../src/supervisor/process-identity.ts';
import { planPlatform } from '../../src/supervisor/plan-platform.ts';
import { RoomProcess } from '../../src/supervisor/room-process.ts';
import { waitUntil } from './support/wait-until.ts';

describe('a room', () => {
  let folder: string;
  let complaints: string[];
  let states: string[];
  let room: RoomProcess;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'andon-room-'));
    complaints = [];
    states = [];
  });
  afterEach(async () => {
    await room.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function create(fixture: string): RoomProcess {
    const module = fileURLToPath(new URL(`fixtures/${fixture}`, import.meta.url));
    const environment = { PATH: process.env['PATH'], FAIL_FILE: join(folder, 'fail') };
    room = new RoomProcess({ name: 'press', module, environment, address: null }, join(folder, 'press.log'), {
      changed: (state) => states.push(state),
      complained: (message) => complaints.push(message),
    });
    return room;
  }

  test('is started again whenever it fails, and keeps its last error and its log', async () => {
    const press = create('ready-then-fail.ts');
    await press.start();
    for (const restarts of [1, 2]) {
      writeFileSync(join(folder, 'fail'), '');
      await waitUntil('it is ready again', () => {
        const now = press.describe();
        return now.state === 'ready' && now.restarts === restarts;
      });
    }
    expect(press.describe()).toMatchObject({ lastError: 'Error: The belt is torn', failing: false });
    expect(complaints).toContain('ended (exit code 1); next start in 0.25 s');
    expect(complaints).toContain('ended (exit code 1); next start in 0.5 s');
    expect(readFileSync(join(folder, 'press.log'), 'utf8')).toContain('The belt is torn');
  });

  test('that never gets ready gives up with its last error', async () => {
    await expect(create('never-ready.ts').start()).rejects.toThrow('There is no oil');
    expect(states.filter((state) => state === 'starting')).toHaveLength(3);
    expect(room.describe().state).toBe('stopped');
  });

  test('is gone once it is stopped', async () => {
    const press = create('ready-then-fail.ts');
    await press.start();
    const { process: running } = press.describe();
    await press.stop();
    expect(running && isRunning(running)).toBe(false);
    expect(states.slice(-2)).toEqual(['stopping', 'stopped']);
  });

  test('is seen to be ready however little its log is to hold', async () => {
    const [port] = await freePorts(1);
    const settings = readSettings({ LOG_LEVEL: 'error', ANDON_DATA_FOLDER: folder, ANDON_MQTT_PORT: String(port) });
    const { broker } = planPlatform(settings, { PATH: process.env['PATH'] });
    if (broker === undefined) throw new Error('A platform without MQTT_URL has a broker.');
    room = new RoomProcess(broker, join(folder, 'broker.log'), {
      changed: () => undefined,
      complained: () => undefined,
    });
    await room.start();
    expect(room.describe().state).toBe('ready');
    expect(existsSync(join(folder, 'broker.log'))).toBe(false);
  });
});

test('the wait before a restart doubles up to half a minute', () => {
  expect([1, 2, 3, 7, 8, 50].map(backOffMs)).toEqual([250, 500, 1_000, 16_000, 30_000, 30_000]);
});

describe('a line that a room printed', () => {
  test.each([
    ['{"level":30,"ready":true,"msg":"up"}', { isReady: true, complaint: undefined }],
    ['{"level":40,"msg":"slow"}', { isReady: false, complaint: 'slow' }],
    ['{"level":50,"msg":"lost","err":{"message":"ECONNRESET"}}', { isReady: false, complaint: 'lost: ECONNRESET' }],
    ['{"level":50,"msg":"two\\nlines"}', { isReady: false, complaint: 'two lines' }],
    ['Error: torn', { isReady: false, complaint: 'Error: torn' }],
    ['    at file.ts:3', { isReady: false, complaint: undefined }],
    ['Node.js v20.20.2', { isReady: false, complaint: undefined }],
  ])('%s', (text, line) => {
    expect(readLogLine(text)).toMatchObject(line);
  });
});
