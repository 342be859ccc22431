import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBroker } from '@andon/mqtt';
import { expect, onTestFinished, test, vi } from 'vitest';
import { SampleStore } from '../../src/store/sample-store.ts';
import { RawHost, type SeenMessage } from '../support/raw-host.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const main = fileURLToPath(new URL('../../src/simulator/main.ts', import.meta.url));
const edgeNodes = [
  'Factory2/Site',
  'Packiot/Site1',
  'SimulatorCorp/Line1',
  'SimulatorCorp/Line2',
  'SimulatorCorp/Line3',
];

interface SimulatorProcess {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
}

function startSimulator(environment: Readonly<Record<string, string>>): SimulatorProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, output: () => output, errors: () => errors };
}

const until = (condition: () => void): Promise<void> => vi.waitFor(condition, { timeout: 30_000, interval: 20 });

function nodesOf(messages: readonly SeenMessage[], verb: string): string[] {
  const ofVerb = messages.filter((message) => message.verb === verb).map(({ topic }) => topic.split('/'));
  return [...new Set(ofVerb.map(([, group, , node]) => `${group ?? ''}/${node ?? ''}`))].sort();
}

/** Source times of the state of SimulatorCorp's first filler, whose alias is 1. */
function fillerTimes(messages: readonly SeenMessage[]): Set<number> {
  const ofFiller = messages.filter(({ topic }) => /SimulatorCorp\/D(BIRTH|DATA)\/Line1\/Filler$/u.test(topic));
  const metrics = ofFiller.flatMap(({ payload }) => payload.metrics).filter(({ alias }) => alias === 1);
  return new Set(metrics.map(({ timestamp }) => timestamp ?? 0));
}

/** Source times that the filler's edge node keeps on disk. */
function keptFillerTimes(folder: string): number[] {
  const copy = temporaryFolder();
  cpSync(join(folder, 'SimulatorCorp Line1'), copy, { recursive: true });
  const store = new SampleStore({ folder: copy, maximumBytes: 1_000_000_000, replayMs: 0 });
  store.rewind(0);
  const samples = store.takeReplay(10_000, 0);
  store.close();
  return samples.filter(({ deviceId }) => deviceId === 'Filler').map(({ time }) => time);
}

test('five edge nodes come up, survive SIGKILL without losing a sample, and say goodbye on SIGTERM', async () => {
  const broker = await createBroker({ port: 0 });
  onTestFinished(() => broker.stop());
  const host = await RawHost.connect(broker.url, 'andon');
  onTestFinished(() => host.close());
  const folder = temporaryFolder();
  const environment = {
    MQTT_URL: broker.url,
    ANDON_DATA_FOLDER: folder,
    SIMULATOR_INTERVAL_MS: '100',
    SIMULATOR_SEED: 'process',
  };
  const first = startSimulator(environment);
  await until(() => expect(first.output()).toContain('"ready":true'));
  await until(() => expect(keptFillerTimes(folder).length).toBeGreaterThan(5));
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const kept = keptFillerTimes(folder);
  expect(host.verbs()).not.toContain('NBIRTH');

  await host.publishState(true);
  const second = startSimulator(environment);
  await until(() => expect(nodesOf(host.seen, 'NBIRTH')).toEqual(edgeNodes));
  await until(() => expect([...fillerTimes(host.seen)]).toEqual(expect.arrayContaining(kept)));

  second.child.kill('SIGTERM');
  const [code] = (await once(second.child, 'exit')) as [number | null];
  expect(code).toBe(0);
  await until(() => expect(nodesOf(host.seen, 'NDEATH')).toEqual(edgeNodes));
});

test('faster than real time: an hour of the past is caught up with in seconds, without a gap', async () => {
  const broker = await createBroker({ port: 0 });
  onTestFinished(() => broker.stop());
  const host = await RawHost.connect(broker.url, 'andon');
  onTestFinished(() => host.close());
  await host.publishState(true);
  const from = Date.now() - 3_600_000;
  const simulator = startSimulator({
    MQTT_URL: broker.url,
    ANDON_DATA_FOLDER: temporaryFolder(),
    SIMULATOR_FROM: new Date(from).toISOString(),
    SIMULATOR_SPEED: '2000',
  });
  await until(() => expect(simulator.output()).toContain('caught up'));
  await until(() => expect(Math.max(...fillerTimes(host.seen))).toBeGreaterThan(Date.now() - 15_000));
  // Samples that had to wait on disk for a while may still be on their way.
  await until(() => expect(longestGap(timesOf(host))).toBeLessThanOrEqual(10_000));
  const times = timesOf(host);
  expect(times[0]).toBeLessThan(from + 11_000);
  expect(times.at(-1)).toBeLessThanOrEqual(Date.now());
});

function timesOf(host: RawHost): readonly number[] {
  return [...fillerTimes(host.seen)].sort((one, other) => one - other);
}

function longestGap(times: readonly number[]): number {
  return Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? time)));
}

test.each([
  [{}, /MQTT_URL/u],
  [{ MQTT_URL: 'mqtt://127.0.0.1:1', SIMULATOR_SPEED: 'fast' }, /SIMULATOR_SPEED: must be a number/u],
  [{ MQTT_URL: 'mqtt://127.0.0.1:1', SIMULATOR_FROM: 'yesterday' }, /SIMULATOR_FROM: must be a time with its zone/u],
])('wrong settings %j: one plain sentence and a failing exit code', async (environment, sentence) => {
  const { child, errors } = startSimulator(environment);
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code).toBe(1);
  expect(errors()).toMatch(sentence);
  expect(errors().trim().split('\n')).toHaveLength(1);
});
