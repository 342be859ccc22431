import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Certificates } from './create-certificates.ts';
import { freePort } from './free-ports.ts';

/** Brokers live in /usr/sbin, which is on the path of root only. */
const withSystemPath = 'PATH=$PATH:/usr/sbin;';

/**
 * Without these mosquitto drops QoS 1 messages for a subscriber that is slower than its publisher, and waits 40 ms for
 * each small window of them (`docs/operating.md`).
 */
export const neededSettings: readonly string[] = [
  'max_queued_messages 0',
  'max_inflight_messages 1000',
  'set_tcp_nodelay true',
];

export interface MosquittoOptions {
  /** Lines of mosquitto.conf; by default those that it needs to lose nothing. */
  readonly settings?: readonly string[];
  /** Serves TLS only, to clients that show a certificate of the same authority; its name is their user name. */
  readonly certificates?: Certificates;
  /** Lines of its access control list. */
  readonly accessControl?: readonly string[];
}

/** The mosquitto broker of the operating system, as a process of its own. */
export interface Mosquitto {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** A sentence when mosquitto, its clients or openssl are not installed; `undefined` when they are. */
export function describeMissingMosquitto(): string | undefined {
  const missing = ['mosquitto', 'mosquitto_pub', 'mosquitto_sub', 'openssl'].filter((name) => !isInstalled(name));
  if (missing.length === 0) return undefined;
  return `${missing.join(', ')} not found. On Debian or Ubuntu run "apt-get install mosquitto mosquitto-clients openssl".`;
}

/** Starts mosquitto on a free port of 127.0.0.1. */
export function startMosquitto(options: MosquittoOptions = {}): Promise<Mosquitto> {
  return startMosquittoWith(options.certificates === undefined ? 'mqtt' : 'mqtts', (folder, port) => {
    writeFileSync(join(folder, 'acl'), [...(options.accessControl ?? []), ''].join('\n'), { mode: 0o600 });
    return configuration(options, folder, port);
  });
}

/** Starts mosquitto on the lines of a configuration, which are made for its folder and a free port. */
export async function startMosquittoWith(
  scheme: 'mqtt' | 'mqtts',
  configure: (folder: string, port: number) => readonly string[],
): Promise<Mosquitto> {
  const folder = mkdtempSync(join(tmpdir(), 'mosquitto-'));
  const port = await freePort();
  writeFileSync(join(folder, 'mosquitto.conf'), [...configure(folder, port), ''].join('\n'));
  const broker = spawn('sh', ['-c', `${withSystemPath} exec mosquitto -c "$0"`, join(folder, 'mosquitto.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(broker, 'exit');
  await untilRunning(broker);
  return {
    port,
    url: `${scheme}://127.0.0.1:${port}`,
    stop: async () => {
      broker.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function configuration(options: MosquittoOptions, folder: string, port: number): readonly string[] {
  const { settings = neededSettings, certificates, accessControl } = options;
  return [
    'user root',
    'persistence false',
    'log_type error',
    'log_type warning',
    'log_type information',
    'log_dest stderr',
    ...settings,
    `listener ${port} 127.0.0.1`,
    ...(accessControl === undefined ? [] : [`acl_file ${join(folder, 'acl')}`]),
    ...(certificates === undefined ? ['allow_anonymous true'] : tlsSettings(certificates)),
  ];
}

function tlsSettings({ authorityFile, server }: Certificates): readonly string[] {
  return [
    `cafile ${authorityFile}`,
    `certfile ${server.certificateFile}`,
    `keyfile ${server.keyFile}`,
    'require_certificate true',
    'use_identity_as_username true',
  ];
}

function isInstalled(name: string): boolean {
  return spawnSync('sh', ['-c', `${withSystemPath} command -v ${name}`]).status === 0;
}

/** Resolves when the broker says that it runs; rejects with what it said when it ends before. */
function untilRunning(broker: ChildProcessByStdio<null, null, Readable>): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    broker.stderr.on('data', (piece) => {
      said += String(piece);
      if (/mosquitto version \S+ running/.test(said)) resolve();
    });
    broker.once('exit', () => reject(new Error(`mosquitto did not start: ${said}`)));
  });
}
