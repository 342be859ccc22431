import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '@andon/mqtt/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runCommandLine } from './support/command-line.ts';

describe('the command line', () => {
  let base: string;
  let folder: string;
  let settings: Record<string, string>;

  beforeAll(async () => {
    base = mkdtempSync(join(tmpdir(), 'andon-command-line-'));
    const [database = 0, mqtt = 0, ingest = 0, web = 0, actions = 0, engine = 0] = await freePorts(6);
    settings = {
      ANDON_DATABASE_PORT: String(database),
      ANDON_MQTT_PORT: String(mqtt),
      ANDON_INGEST_PORT: String(ingest),
      ANDON_WEB_PORT: String(web),
      ANDON_ACTIONS_PORT: String(actions),
      ANDON_ENGINE_PORT: String(engine),
    };
  });
  beforeEach(() => {
    folder = mkdtempSync(join(base, 'data-'));
    settings = { ...settings, ANDON_DATA_FOLDER: folder };
  });
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  test('refuses a bad setting and writes nothing', async () => {
    const { code, out, err } = await runCommandLine(['start'], { ...settings, ANDON_MQTT_PORT: 'abc' });
    expect({ code, out, err }).toEqual({
      code: 1,
      out: '',
      err: 'ANDON_MQTT_PORT (now "abc") must be a port number from 1 to 65535. Set it in the environment or in the .env file.\n',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each(['SIMULATOR_SPEED', 'INGEST_BATCH_ROWS'])('refuses a bad %s before anything starts', async (name) => {
    const { code, err } = await runCommandLine(['start'], { ...settings, [name]: 'fast' });
    expect(code).toBe(1);
    expect(err).toContain(name);
    expect(err.trimEnd()).not.toContain('\n');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('refuses options and commands that do not exist', async () => {
    expect(await runCommandLine(['start', '--frsh'], settings)).toEqual({
      code: 1,
      out: '',
      err: 'Unknown option "--frsh": write npm start -- [--fresh].\n',
    });
    expect(await runCommandLine(['strt'], settings)).toMatchObject({
      code: 1,
      err: 'There is no command "strt": use start, status, psql, seed-history, migrate, dead-letters, audit, backup, restore, metadata-export, db, publish-test.\n',
    });
    expect(await runCommandLine(['migrate', 'sideways'], settings)).toMatchObject({
      code: 1,
      err: 'What to do with the migrations is missing: write npm run migrate -- up|down|status.\n',
    });
    expect(await runCommandLine(['seed-history', '--days', 'many'], settings)).toMatchObject({
      code: 1,
      err: '--days is "many" but must be a whole number from 1 to 730.\n',
    });
  });

  test('names the taken port and its setting', async () => {
    const port = Number(settings['ANDON_MQTT_PORT']);
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve));
    const { code, err } = await runCommandLine(['start', '--fresh'], settings);
    holder.close();
    expect({ code, err }).toEqual({
      code: 1,
      err: `Port ${port}, meant for the broker, is taken by another program: set ANDON_MQTT_PORT to a free port.\n`,
    });
    expect(existsSync(join(folder, 'database'))).toBe(false);
  });

  test.each([['start'], ['start', '--fresh']])('leaves a folder of somebody else alone: %s %s', async (...args) => {
    mkdirSync(join(folder, 'database'));
    writeFileSync(join(folder, 'database', 'thesis.txt'), 'years of work');
    const { code, err } = await runCommandLine(args, settings);
    expect({ code, err }).toEqual({
      code: 1,
      err: `${folder} holds other files and is not an Andon data folder: set ANDON_DATA_FOLDER to an empty or a new folder.\n`,
    });
    expect(readFileSync(join(folder, 'database', 'thesis.txt'), 'utf8')).toBe('years of work');
  });

  test.each([['status'], ['psql'], ['seed-history'], ['migrate', 'status']])(
    'says in one sentence that nothing runs: %s %s',
    async (...args) => {
      const { code, out, err } = await runCommandLine(args, settings);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/^Andon is not running on .+: start it with npm start.*\.\n$/);
    },
  );

  test('names the database that cannot be reached', async () => {
    const url = `postgresql://someone:secret@127.0.0.1:${settings['ANDON_DATABASE_PORT'] ?? ''}/nowhere`;
    const { code, err } = await runCommandLine(['migrate', 'up'], { ...settings, DATABASE_URL: url });
    expect(code).toBe(1);
    expect(err).toMatch(
      /^The database at 127\.0\.0\.1:\d+ cannot be reached: see that it runs and that DATABASE_URL is right\.\n/,
    );
    expect(err).not.toContain('secret');
  });
});
