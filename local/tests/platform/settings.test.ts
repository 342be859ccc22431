import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { projectFolder, readEnvironment, readSettings } from '../../src/settings.ts';

afterEach(() => vi.unstubAllEnvs());

test.each([
  [{ ANDON_MQTT_PORT: 'abc' }, 'ANDON_MQTT_PORT (now "abc") must be a port number from 1 to 65535.'],
  [{ ANDON_INGEST_PORT: '70000' }, 'ANDON_INGEST_PORT (now "70000") must be a port number from 1 to 65535.'],
  [{ ANDON_WEB_PORT: '80.5' }, 'ANDON_WEB_PORT (now "80.5") must be a port number from 1 to 65535.'],
  [{ DATABASE_URL: 'http://host' }, 'DATABASE_URL must look like postgresql://user:password@host:5432/database.'],
  [{ DATABASE_URL: 'mysql://me:secret@host' }, 'DATABASE_URL must look like postgresql://'],
  [{ MQTT_URL: 'example.com' }, 'MQTT_URL must look like mqtt://host:1883.'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL (now "loud") must be one of fatal, error, warn, info, debug, trace.'],
  [{ ANDON_DEMO: 'maybe' }, 'ANDON_DEMO (now "maybe") must be true or false.'],
  [{ ANDON_MQTT_PORT: '4711', ANDON_INGEST_PORT: '4711' }, 'ANDON_MQTT_PORT and ANDON_INGEST_PORT are both 4711'],
  [
    { ANDON_MQTT_PORT: 'a', LOG_LEVEL: 'b' },
    'ANDON_MQTT_PORT (now "a") must be a port number from 1 to 65535; LOG_LEVEL',
  ],
])('%j is refused', (environment, sentence) => {
  expect(() => readSettings(environment)).toThrow(sentence);
  expect(() => readSettings(environment)).not.toThrow('secret');
});

test('nothing set means the defaults', () => {
  expect(readSettings({})).toEqual({
    dataFolder: join(projectFolder, '.andon'),
    webPort: 8_080,
    enginePort: 8_081,
    databasePort: 5_433,
    mqttPort: 1_883,
    ingestPort: 9_464,
    actionsPort: 9_465,
    demo: true,
    databaseUrl: undefined,
    mqttUrl: undefined,
    logLevel: 'info',
  });
});

test('a server gets the demo only when it is asked for', () => {
  const server = { DATABASE_URL: 'postgresql://plant@db.example/plant' };
  expect(readSettings(server).demo).toBe(false);
  expect(readSettings({ ...server, ANDON_DEMO: 'true' }).demo).toBe(true);
  expect(readSettings({ ANDON_DEMO: 'false' }).demo).toBe(false);
});

test('the environment wins over the file, and an empty value counts as absent', () => {
  const folder = mkdtempSync(join(tmpdir(), 'andon-settings-'));
  const file = join(folder, '.env');
  writeFileSync(file, 'ANDON_MQTT_PORT=1884\nANDON_INGEST_PORT=9474\nANDON_WEB_PORT=\n');
  vi.stubEnv('ANDON_ENV_FILE', file);
  vi.stubEnv('ANDON_INGEST_PORT', '9475');
  expect(readSettings(readEnvironment())).toMatchObject({ mqttPort: 1_884, ingestPort: 9_475, webPort: 8_080 });
  rmSync(folder, { recursive: true });
});
