import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { EdgeNodeGateway, type DeviceSample } from '@andon/edge';
import { DataType } from '@andon/mqtt';
import { pino } from 'pino';
import { readAddresses } from './addresses.ts';
import { Api } from './api.ts';

/** PackML states that journeys speak of. */
export const packml = { stopped: 2, idle: 4, execute: 6, held: 11 } as const;

const metrics = {
  state: { name: 'Status/StateCurrent', datatype: DataType.Int32 },
  mode: { name: 'Status/UnitModeCurrent', datatype: DataType.Int32 },
  produced: { name: 'Admin/ProdProcessedCount', datatype: DataType.Int64 },
  scrap: { name: 'Admin/ProdDefectiveCount', datatype: DataType.Int64 },
  temperature: { name: 'Temperature', datatype: DataType.Double, unit: '°C' },
  pressure: { name: 'Pressure', datatype: DataType.Double, unit: 'bar' },
} as const;

/** A node that is not at work by then has no broker or no host. */
const worksWithinMs = 60_000;

/** A machine of a journey's own: registered over the API, heard of by Sparkplug from an edge node of its own. */
export class SimulatedMachine {
  readonly name: string;
  readonly equipmentId: number;
  readonly areaId: number;
  /** Under which it sends. */
  readonly topic: string;
  readonly #gateway: EdgeNodeGateway;
  #values: DeviceSample['values'] = {};
  #saidAt = 0;
  #heartbeat: ReturnType<typeof setInterval> | undefined;

  private constructor(
    name: string,
    place: { readonly equipmentId: number; readonly areaId: number; readonly topic: string },
    gateway: EdgeNodeGateway,
  ) {
    this.name = name;
    this.equipmentId = place.equipmentId;
    this.areaId = place.areaId;
    this.topic = place.topic;
    this.#gateway = gateway;
  }

  /** In an area of Simulator Corp; in the first one without. */
  static async create(areaId?: number): Promise<SimulatedMachine> {
    const machine = await SimulatedMachine.createUnregistered(areaId);
    const api = await Api.signIn('gita@simulator.example');
    await api.ask(registerMachine, { equipmentId: machine.equipmentId, topic: machine.topic });
    return machine;
  }

  /** The same, of whose topic nobody knows yet. Its edge node is at work: what the machine says goes out at once. */
  static async createUnregistered(inArea?: number): Promise<SimulatedMachine> {
    // As many journeys as there are must not meet the same name in one area.
    const name = `Press ${randomUUID().slice(0, 8)}`;
    const api = await Api.signIn('gita@simulator.example');
    const { areas } = await api.ask<{ areas: readonly { id: number }[] }>(
      '{ areas(limit: 1, order_by: { id: asc }) { id } }',
    );
    const areaId = inArea ?? areas[0]?.id ?? 0;
    const edgeNodeId = `Node-${randomUUID().slice(0, 8)}`;
    const { createEquipment } = await api.ask<{ createEquipment: { equipmentId: number } }>(createMachine, {
      areaId,
      name,
    });
    const { equipmentId } = createEquipment;
    const folder = join(readAddresses().folder, edgeNodeId);
    mkdirSync(folder);
    const gateway = new EdgeNodeGateway({
      definition: {
        groupId: 'SimulatorCorp',
        edgeNodeId,
        devices: [{ deviceId: 'Machine', metrics: Object.values(metrics) }],
        primaryHostId: 'andon',
      },
      mqttUrl: readAddresses().mqttUrl,
      folder,
      reporting: new Map([['Machine', { deadbands: {}, heartbeatMetric: metrics.state.name, heartbeatMs: 5_000 }]]),
      log: pino({ level: 'silent' }),
    });
    gateway.start();
    await works(gateway);
    return new SimulatedMachine(name, { equipmentId, areaId, topic: `SimulatorCorp/${edgeNodeId}/Machine` }, gateway);
  }

  /**
   * The PLC says so from now on, and a little later again, as PLCs do. What is said later is a millisecond later at least: two values
   * of one signal in one millisecond are one.
   */
  say(values: Partial<Record<keyof typeof metrics, number>>): void {
    this.#values = { ...this.#values, ...named(values) };
    this.#read();
    this.#heartbeat ??= setInterval(() => this.#read(), 1_000);
  }

  /**
   * The PLC's buffer tells what it read before, oldest first; what the machine does now stays as it was. All of it goes in one message,
   * so that nobody sees a part: its birth, which would tell the first, comes before and knows no value.
   */
  recount(readings: readonly (readonly [time: number, values: Partial<Record<keyof typeof metrics, number>>])[]): void {
    const [first] = readings;
    if (first === undefined) return;
    let values: DeviceSample['values'] = {};
    const samples = readings.map(([time, changed]): DeviceSample => {
      values = { ...values, ...named(changed) };
      return { deviceId: 'Machine', time, values };
    });
    if (this.#saidAt === 0) this.#gateway.read([{ deviceId: 'Machine', time: first[0] - 1, values: {} }]);
    this.#gateway.read(samples);
  }

  #read(): void {
    this.#saidAt = Math.max(Date.now(), this.#saidAt + 1);
    this.#gateway.read([{ deviceId: 'Machine', time: this.#saidAt, values: this.#values }]);
  }

  async stop(): Promise<void> {
    clearInterval(this.#heartbeat);
    await this.#gateway.stop();
  }
}

/** Whoever speaks before is heard later, and in other messages. */
async function works(gateway: EdgeNodeGateway): Promise<void> {
  const until = Date.now() + worksWithinMs;
  while (!gateway.isBorn) {
    if (Date.now() > until) {
      await gateway.stop();
      throw new Error('The edge node has found no broker, or no host that is online.');
    }
    await wait(20);
  }
}

function named(values: Partial<Record<keyof typeof metrics, number>>): DeviceSample['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [metrics[key as keyof typeof metrics].name, value]),
  );
}

const createMachine = `mutation ($areaId: Int!, $name: String!) {
  createEquipment(areaId: $areaId, kind: "machine", name: $name, idealRatePerMin: 60, microStopSeconds: 5) { equipmentId }
}`;
const registerMachine = `mutation ($topic: String!, $equipmentId: Int!) {
  registerSource(sourceTopic: $topic, equipmentId: $equipmentId) { commandId }
}`;
