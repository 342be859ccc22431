import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createBroker, decodePayload, openSession } from '@andon/mqtt';
import type { SessionMessage } from '@andon/mqtt';
import { startTestDatabase } from '@andon/local/testing';
import { describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const command = fileURLToPath(new URL('../src/command/main.ts', import.meta.url));

describe('the process', () => {
  it('names every faulty setting in one sentence and ends with an exit code', async () => {
    const worker = start({ DATABASE_URL: 'mysql://x', INGEST_PORT: '70000' });
    const [code, text] = await Promise.all([exitCode(worker), textOf(worker.stderr)]);
    expect(code).toBe(1);
    expect(text).toMatch(/^The settings of ingest are wrong\. Mend these environment variables: .*\n$/);
    for (const name of ['DATABASE_URL', 'MQTT_URL', 'INGEST_PORT']) expect(text).toContain(name);
  });

  it('says in one sentence that its port is taken', async () => {
    const broker = await createBroker({ port: 0 });
    const port = String(broker.port);
    const worker = start({ DATABASE_URL: 'postgres://127.0.0.1:1/x', MQTT_URL: broker.url, INGEST_PORT: port });
    const [code, text] = await Promise.all([exitCode(worker), textOf(worker.stderr)]);
    expect(code).toBe(1);
    expect(text).toMatch(/^Port \d+ for \/healthz and \/metrics can't be had\. Set INGEST_PORT to a free one\. .*\n$/);
    await broker.stop();
  });

  it('says that it is ready, without secrets, and ends with 0 on SIGTERM', async () => {
    const [database, broker] = await Promise.all([startTestDatabase(), createBroker({ port: 0 })]);
    const url = new URL(database.url);
    url.password = 'a-secret';
    const worker = start({ DATABASE_URL: url.href, MQTT_URL: broker.url, INGEST_PORT: '0' });
    const lines = await linesUntil(worker, (line) => line.includes('"ready":true'));
    expect(lines.at(-1)).toMatch(/"address":"http:\/\/127\.0\.0\.1:\d+"/);
    expect(lines.join('\n')).not.toContain('a-secret');
    worker.kill('SIGTERM');
    expect(await exitCode(worker)).toBe(0);
    await broker.stop();
    await database.stop();
  });
});

describe('npm run sparkplug:command', () => {
  it('sends what fits the last birth, and says in one sentence what does not', async () => {
    const [database, broker] = await Promise.all([startTestDatabase(), createBroker({ port: 0 })]);
    await database.pool.query(`
      with node as (insert into edge_nodes (group_id, edge_node_id) values ('G', 'N') returning id)
      insert into devices (edge_node_id, device_id, metrics)
      select id, 'D', '[{"name": "Setpoint", "alias": "7", "datatype": "Int16", "unit": null}]' from node`);
    const received: SessionMessage[] = [];
    const session = await openSession({
      url: broker.url,
      clientId: 'device',
      subscriptions: ['spBv1.0/G/DCMD/N/D'],
      onMessage: (message) => received.push(message),
    });
    const send = async (...words: readonly string[]): Promise<readonly [unknown, string]> => {
      const child = start({ DATABASE_URL: database.url, MQTT_URL: broker.url }, command, words);
      return Promise.all([exitCode(child), textOf(child.stderr)]);
    };
    expect(await send('G/N/D', 'Setpoint', '-7')).toEqual([0, '']);
    await expect.poll(() => received.length, { timeout: 30_000 }).toBe(1);
    const [metric] = received.flatMap(({ payload }) => decodePayload(payload).metrics);
    expect(metric).toMatchObject({ name: 'Setpoint', alias: undefined, raw: 4294967289 });
    expect(await send('G/N/D', 'Setpoint', 'high')).toEqual([
      1,
      "CommandError: The value does not fit 'Setpoint'. A value of JavaScript type string can't be sent as Int16.\n",
    ]);
    expect((await send('G/N', 'Setpoint', '1'))[1]).toContain("The last birth holds no metric 'Setpoint'.");
    expect((await send('G/N/D'))[1]).toContain('Say what to set: <group>/<edge node>[/<device>] <metric> <value>.');
    expect(received).toHaveLength(1);
    session.cut();
    await broker.stop();
    await database.stop();
  });
});

function start(
  environment: Readonly<Record<string, string>>,
  program = main,
  words: readonly string[] = [],
): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', program, ...words], {
    env: { PATH: process.env['PATH'], ...environment },
  });
}

async function exitCode(worker: ChildProcess): Promise<unknown> {
  const [code] = (await once(worker, 'exit')) as [number | null];
  return code;
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = '';
  for await (const piece of stream ?? []) text += piece.toString();
  return text;
}

async function linesUntil(worker: ChildProcess, isLast: (line: string) => boolean): Promise<readonly string[]> {
  let text = '';
  for await (const piece of worker.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    text += String(piece);
    const lines = text.split('\n');
    const last = lines.findIndex(isLast);
    if (last >= 0) return lines.slice(0, last + 1);
  }
  throw new Error(`The process ended before it was ready: ${text}`);
}
