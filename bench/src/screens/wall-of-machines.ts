import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { EdgeNodeGateway } from '@andon/edge';
import { DataType } from '@andon/mqtt';
import { pino } from 'pino';
import type { PlantApi } from './plant-api.ts';

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
const askedAtOnce = 8;
const periodMs = 1_000;

/** Machines of one area whose controller publishes all of their counters once a second. */
export class WallOfMachines {
  readonly areaId: number;
  readonly signals: Signal[] = [];
  readonly #names: readonly string[];
  readonly #gateway: EdgeNodeGateway;
  readonly #held = new Set<string>();
  #second = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  private constructor(areaId: number, names: readonly string[], gateway: EdgeNodeGateway) {
    this.areaId = areaId;
    this.#names = names;
    this.#gateway = gateway;
  }

  static async build(
    api: PlantApi,
    { mqttUrl, folder }: { readonly mqttUrl: string; readonly folder: string },
    count: number,
  ): Promise<WallOfMachines> {
    const names = Array.from({ length: count }, (_, index) => `Machine${index}`);
    const areaId = await createArea(api);
    const waiting = [...names];
    const create = async (): Promise<void> => {
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) await createMachine(api, areaId, name);
    };
    await Promise.all(Array.from({ length: askedAtOnce }, create));
    const own = join(folder, 'wall');
    mkdirSync(own);
    const metrics = names.flatMap((name) => [
      { name: stateOf(name), datatype: DataType.Int32 },
      { name: countOf(name), datatype: DataType.Int64 },
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
    return new WallOfMachines(areaId, names, gateway);
  }

  /** Publishes from now on. */
  start(): void {
    this.#timer = setInterval(() => this.#publish(), periodMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#gateway.stop();
  }

  #publish(): void {
    this.#second += 1;
    const atMs = Date.now();
    for (let turn = 0; turn < turnsPerSecond; turn += 1) this.#turn(this.#second * turnsPerSecond + turn, atMs);
    const values = this.#names.flatMap((name) => [
      [stateOf(name), this.#held.has(name) ? held : execute] as const,
      [countOf(name), this.#second] as const,
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

async function createArea(api: PlantApi): Promise<number> {
  const { sites } = await api.ask<{ sites: readonly { id: number }[] }>('{ sites(limit: 1) { id } }', {});
  const { createArea } = await api.ask<{ createArea: { areaId: number } }>(
    'mutation ($siteId: Int!) { createArea(siteId: $siteId, name: "Wall") { areaId } }',
    { siteId: sites[0]?.id },
  );
  return createArea.areaId;
}

async function createMachine(api: PlantApi, areaId: number, name: string): Promise<void> {
  const { createEquipment } = await api.ask<{ createEquipment: { equipmentId: number } }>(
    `mutation ($areaId: Int!, $name: String!) {
      createEquipment(areaId: $areaId, kind: "machine", name: $name, idealRatePerMin: 120) { equipmentId }
    }`,
    { areaId, name },
  );
  await api.ask(
    'mutation ($topic: String!, $id: Int!) { registerSource(sourceTopic: $topic, equipmentId: $id) { commandId } }',
    { topic: `SimulatorCorp/Wall/Controller/${name}`, id: createEquipment.equipmentId },
  );
}
