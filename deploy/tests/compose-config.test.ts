import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findComposeClient, type ComposeAnswer } from './support/compose-client.ts';
import { projectFile } from './support/project-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'andon-compose-'));
afterAll(() => rmSync(folder, { recursive: true }));

const client = findComposeClient(folder);
if (client === undefined)
  console.warn('docker-compose.yml is not read by Docker Compose: its client is not installed.');

const development = Object.fromEntries(
  [...projectFile('deploy/dev.env').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
);
const config = (settings: Readonly<Record<string, string>>): ComposeAnswer =>
  client?.(settings) ?? { isTaken: false, output: '', errors: 'no client' };

describe.skipIf(client === undefined)('docker compose config', () => {
  test('takes the file with the settings of development', () => {
    const { isTaken, output, errors } = config(development);
    expect({ isTaken, errors }).toEqual({ isTaken: true, errors: '' });
    expect(output).toContain('postgres://postgres:andon@timescaledb:5432/postgres');
    expect(output).not.toContain('${');
  });

  test('takes the file with the settings of a plant', () => {
    const { isTaken, output, errors } = config({
      ...development,
      BROKER_CONFIGURATION: 'plant',
      BROKER_ADDRESS: '0.0.0.0',
      BROKER_PORT: '8883',
      BROKER_CERTIFICATES: '/srv/certificates',
      INGEST_MQTT_URL: 'mqtts://mosquitto:8883',
      INGEST_MQTT_CA_FILE: '/certificates/authority.pem',
    });
    expect({ isTaken, errors }).toEqual({ isTaken: true, errors: '' });
    for (const part of ['deploy/mosquitto/plant.conf', '/srv/certificates', 'mqtts://mosquitto:8883', '8883']) {
      expect(output).toContain(part);
    }
  });

  test.each(Object.keys(development))('refuses the file when %s is missing or empty, and says which', (name) => {
    const { [name]: _, ...others } = development;
    for (const settings of [others, { ...others, [name]: '' }]) {
      const { isTaken, errors } = config(settings);
      expect(isTaken).toBe(false);
      expect(errors).toContain(name);
    }
  });
});
