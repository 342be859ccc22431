import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** A worker as a process of its own, which can be killed like any other. */
export class WorkerProcess {
  /** Port of /healthz and /metrics. */
  readonly port: number;
  private readonly process: ChildProcess;
  private readonly ended: Promise<unknown>;

  private constructor(process: ChildProcess, port: number) {
    this.process = process;
    this.port = port;
    this.ended = once(process, 'exit');
  }

  /** Starts a worker, and waits until it says that it is ready. */
  static async start(environment: Readonly<Record<string, string>>): Promise<WorkerProcess> {
    const child = spawn(process.execPath, ['--import', 'tsx', main], {
      env: { PATH: process.env['PATH'], INGEST_PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout })) {
      const { ready, address } = JSON.parse(line) as { readonly ready?: boolean; readonly address?: string };
      if (ready !== true || address === undefined) continue;
      child.stdout.resume();
      return new WorkerProcess(child, Number(new URL(address).port));
    }
    throw new Error('The worker ended before it was ready.');
  }

  /** Ends it at once, with no chance to say good-bye. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<void> {
    this.process.kill('SIGTERM');
    await this.ended;
  }

  /** Rows committed, by sender. */
  async rowsBySource(): Promise<ReadonlyMap<string, number>> {
    const text = await (await fetch(`http://127.0.0.1:${this.port}/metrics`)).text();
    const counted = text.matchAll(/^andon_ingest_source_rows_total\{source="([^"]+)"\} (\d+)$/gm);
    return new Map([...counted].map(([, source = '', rows]) => [source, Number(rows)]));
  }
}
