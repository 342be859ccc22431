import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataType } from '@andon/mqtt';
import { EdgeNodeGateway } from '@andon/edge';
import type { Misbehaviour } from '@andon/edge';
import pino from 'pino';

const readEveryMs = 20;
const state = 'Status/StateCurrent';
const counter = 'Admin/ProdProcessedCount';

/** A filler behind an edge node of ours, read fifty times a second; every reading counts one more unit. */
export class SteadyMachine {
  /** Counter by the time of its reading: everything that the edge node was given to send. */
  readonly read = new Map<number, number>();
  readonly line: string;
  private readonly gateway: EdgeNodeGateway;
  private readonly folder = mkdtempSync(join(tmpdir(), 'steady-machine-'));
  private timer: NodeJS.Timeout | undefined;

  constructor(mqttUrl: string, line: string, misbehaviours: readonly Misbehaviour[] = []) {
    this.line = line;
    this.gateway = new EdgeNodeGateway({
      definition: {
        groupId: 'SimulatorCorp',
        edgeNodeId: line,
        primaryHostId: 'andon',
        devices: [
          {
            deviceId: 'Filler',
            metrics: [
              { name: state, datatype: DataType.Int32 },
              { name: counter, datatype: DataType.Int64 },
            ],
          },
        ],
      },
      mqttUrl,
      folder: this.folder,
      reporting: new Map([['Filler', { heartbeatMetric: state, heartbeatMs: 10_000, deadbands: {} }]]),
      log: pino({ level: 'silent' }),
      backOff: { firstMs: 50, longestMs: 500 },
      misbehaviours,
    });
  }

  start(): void {
    this.gateway.start();
    this.timer = setInterval(() => this.readOnce(), readEveryMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.gateway.stop();
    rmSync(this.folder, { recursive: true });
  }

  private readOnce(): void {
    const time = Date.now();
    if (this.read.has(time)) return;
    const count = this.read.size + 1;
    this.read.set(time, count);
    this.gateway.read([{ deviceId: 'Filler', time, values: { [state]: 6, [counter]: count } }]);
  }
}
