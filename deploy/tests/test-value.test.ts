import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readSettings, Worker } from '@andon/ingest';
import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { decodeState, openSession, type Session, type SessionMessage } from '@andon/mqtt';
import { describeMissingMosquitto, startMosquittoWith, type Mosquitto } from '@andon/mqtt/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CertificateFolder } from '../src/certificates/certificate-folder.ts';
import { deployedMosquitto } from './support/deployed-mosquitto.ts';
import { projectFolder } from './support/project-file.ts';

/** What `npm run publish:test` does where docker-compose.yml runs, each part with the identity that it has there. */
describe.skipIf(describeMissingMosquitto() !== undefined)('a test value over the broker of a plant', () => {
  let folder: string;
  let database: TestDatabase;
  let broker: Mosquitto;
  let worker: Worker;
  const fileOf = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'andon-test-value-'));
    const certificates = new CertificateFolder(folder);
    await certificates.create(['127.0.0.1'], 2);
    await certificates.addClient('andon', 'analytics', 2);
    await certificates.addClient('andon-test', 'edge', 2);
    await certificates.addClient('wall', 'dashboard', 2);
    database = await startTestDatabase();
    broker = await startMosquittoWith('mqtts', (_, port) => deployedMosquitto('plant', { port, certificates: folder }));
    worker = new Worker(
      readSettings({
        DATABASE_URL: database.url,
        MQTT_URL: broker.url,
        MQTT_CA_FILE: fileOf('authority.pem'),
        MQTT_CERTIFICATE_FILE: fileOf('clients/andon.pem'),
        MQTT_KEY_FILE: fileOf('clients/andon.key'),
        INGEST_PORT: '0',
        INGEST_OEE_EVERY_SECONDS: '1',
      }),
      pino({ level: 'silent' }),
    );
    await worker.start();
    // What is published before ingest listens is gone.
    const states: boolean[] = [];
    const wall = await openWall('spBv1.0/STATE/andon', ({ payload }) =>
      states.push(decodeState(payload)?.online === true),
    );
    await vi.waitFor(() => expect(states.at(-1)).toBe(true), { timeout: 30_000 });
    wall.cut();
  });
  afterAll(async () => {
    await worker.stop();
    await broker.stop();
    await database.stop();
    rmSync(folder, { recursive: true });
  });

  function openWall(subscription: string, onMessage: (message: SessionMessage) => void): Promise<Session> {
    return openSession({
      url: broker.url,
      clientId: 'wall',
      tls: {
        ca: readFileSync(fileOf('authority.pem')),
        certificate: readFileSync(fileOf('clients/wall.pem')),
        key: readFileSync(fileOf('clients/wall.key')),
      },
      subscriptions: [subscription],
      onMessage,
    });
  }

  test('becomes a row, and the machine shows no sign of it', async () => {
    const certificate = ['--certificate', fileOf('clients/andon-test.pem'), '--key', fileOf('clients/andon-test.key')];
    const words = ['publish-test', '--ca', fileOf('authority.pem'), ...certificate];
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'local/src/cli/main.ts', ...words],
      { cwd: projectFolder, env: { PATH: process.env['PATH'], DATABASE_URL: database.url, MQTT_URL: broker.url } },
    );
    expect(stdout).toMatch(
      /^Test\/Published = \d+ of .*: published on spBv1\.0\/Andon\/NDATA\/andon-test, a row after /,
    );
    const { rows } = await database.pool.query('select * from equipment_values');
    expect(rows).toEqual([]);
  });

  test('is beside the figures that ingest may publish there, and a dashboard may read', async () => {
    const topics = new Set<string>();
    const session = await openWall('oee/#', ({ topic }) => topics.add(topic));
    await expect.poll(() => [...topics]).toContain('oee/Simulator Corp/Pune/Filling Hall/Line1/Filler');
    session.cut();
  });
});
