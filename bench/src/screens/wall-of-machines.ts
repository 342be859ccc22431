import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { EdgeNodeGateway } from '@andon/edge';
import { DataType } from '@andon/mqtt';
import { Client, type QueryResultRow } from 'pg';
import { pino } from 'pino';
import { readSql } from '../read-sql.ts';

const addMachines = readSql(import.meta.url, './add-machines.sql');
const countUnmeasured = readSql(import.meta.url, './count-unmeasured.sql');

/** A machine of which it was published that its state is another one now. */
export interface Signal {
  readonly machine: string;
  readonly state: 'running' | 'stopped';
  /** Milliseconds since 1970. */
  readonly atMs: number;
}

const execute = 6;
const held = 11;
/** So many machines turn each second; all of them count. */
const turnsPerSecond = 5;
const periodMs = 1_000;
/** Of an ideal rate of 120. */
const slowestPerMin = 90;
const speeds = 40;

/** Machines of one area whose controller publishes states, counters and speeds of all of them once a second; speeds differ each time. */
export class WallOfMachines {
  readonly areaId: number;
  readonly signals: Signal[] = [];
  readonly #databaseUrl: string;
  readonly #names: readonly string[];
  readonly #gateway: EdgeNodeGateway;
  readonly #held = new Set<string>();
  #second = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  private constructor(databaseUrl: string, areaId: number, names: readonly string[], gateway: EdgeNodeGateway) {
    this.#databaseUrl = databaseUrl;
    this.areaId = areaId;
    this.#names = names;
    this.#gateway = gateway;
  }

  static async build(
    databaseUrl: string,
    { mqttUrl, folder }: { readonly mqttUrl: string; readonly folder: string },
    count: number,
  ): Promise<WallOfMachines> {
    const names = Array.from({ length: count }, (_, index) => `Machine${index}`);
    const areaId = await createWall(databaseUrl, names);
    const own = join(folder, 'wall');
    mkdirSync(own);
    const metrics = names.flatMap((name) => [
      { name: stateOf(name), datatype: DataType.Int32 },
      { name: countOf(name), datatype: DataType.Int64 },
      { name: speedOf(name), datatype: DataType.Float },
    ]);
    const gateway = new EdgeNodeGateway({
      definition: {
        groupId: 'SimulatorCorp',
        edgeNodeId: 'Wall',
        devices: [{ deviceId: 'Controller', metrics }],
        primaryHostId: 'andon',
      },
      mqttUrl,
      folder: own,
      reporting: new Map([
        ['Controller', { deadbands: {}, heartbeatMetric: stateOf(names[0] ?? ''), heartbeatMs: periodMs }],
      ]),
      log: pino({ level: 'silent' }),
    });
    gateway.start();
    return new WallOfMachines(databaseUrl, areaId, names, gateway);
  }

  /** Publishes from now on. */
  start(): void {
    this.#timer = setInterval(() => this.#publish(), periodMs);
  }

  /** Waits until the figures of each machine's shift were worked out once, as those of a plant that runs are. */
  async settle(): Promise<void> {
    for (let unmeasured = Infinity; unmeasured > 0;) {
      await wait(periodMs);
      const [row] = await ask<{ machines: number }>(this.#databaseUrl, countUnmeasured, [this.areaId]);
      unmeasured = row?.machines ?? 0;
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#gateway.stop();
  }

  #publish(): void {
    this.#second += 1;
    const atMs = Date.now();
    for (let turn = 0; turn < turnsPerSecond; turn += 1) this.#turn(this.#second * turnsPerSecond + turn, atMs);
    const values = this.#names.flatMap((name, index) => [
      [stateOf(name), this.#held.has(name) ? held : execute] as const,
      [countOf(name), this.#second] as const,
      [speedOf(name), slowestPerMin + ((index + this.#second) % speeds)] as const,
    ]);
    this.#gateway.read([{ deviceId: 'Controller', time: atMs, values: Object.fromEntries(values) }]);
  }

  #turn(index: number, atMs: number): void {
    const machine = this.#names[index % this.#names.length];
    if (machine === undefined) return;
    const isHeld = !this.#held.delete(machine);
    if (isHeld) this.#held.add(machine);
    this.signals.push({ machine, state: isHeld ? 'stopped' : 'running', atMs });
  }
}

function stateOf(name: string): string {
  return `${name}/Status/StateCurrent`;
}

function countOf(name: string): string {
  return `${name}/Admin/ProdProcessedCount`;
}

function speedOf(name: string): string {
  return `${name}/Status/CurMachSpeed`;
}

/** Five hundred machines over the API would take minutes: a user may give so many commands a minute. */
async function createWall(databaseUrl: string, names: readonly string[]): Promise<number> {
  const [row] = await ask<{ area_id: number }>(databaseUrl, addMachines, [names, 'SimulatorCorp/Wall/Controller']);
  if (row === undefined) throw new Error('The demo factories are not there.');
  return row.area_id;
}

async function ask<Row extends QueryResultRow>(
  databaseUrl: string,
  question: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(question, [...values])).rows;
  } finally {
    await client.end();
  }
}
