import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Settings } from '../settings.ts';
import { EdgeNodeGateway } from '../sparkplug/edge-node-gateway.ts';
import type { DeviceSample } from '../store/sample.ts';
import { SimulatedLine } from './machine/simulated-line.ts';
import { deviceDefinition, deviceSample, reportingOf } from './plant/device-tags.ts';
import { seedOf, type SimulatedPlantLine } from './plant/factories.ts';

/** The state is repeated after this many readings without a change. */
const heartbeatReadings = 10;

/** With this many samples waiting, a clock that is behind pauses instead of making more. */
const enoughSamplesWaiting = 5_000;

/** One line of simulated PLCs and the edge node that reads them. */
export class LineSimulation {
  readonly gateway: EdgeNodeGateway;
  readonly #plantLine: SimulatedPlantLine;
  readonly #line: SimulatedLine;

  /** The first reading is due at or after `from`, in milliseconds since the epoch. */
  constructor(plantLine: SimulatedPlantLine, from: number, settings: Settings, log: Logger) {
    const { groupId, edgeNodeId, machines, bufferUnits } = plantLine;
    const { intervalMs, mqttUrl, dataFolder, hostId, misbehaviours } = settings;
    const characters = machines.map(({ character }) => character);
    const sampling = { intervalMs, processIntervalMs: intervalMs, atStopBorders: false };
    this.#plantLine = plantLine;
    this.#line = new SimulatedLine({ characters, bufferUnits }, seedOf(plantLine, settings.seed), from, sampling);
    this.gateway = new EdgeNodeGateway({
      definition: { groupId, edgeNodeId, primaryHostId: hostId, devices: machines.map(deviceDefinition) },
      mqttUrl,
      folder: join(dataFolder, `${encodeURIComponent(groupId)} ${encodeURIComponent(edgeNodeId)}`),
      reporting: reportingOf(plantLine, heartbeatReadings * intervalMs),
      misbehaviours,
      log: log.child({ edgeNode: `${groupId}/${edgeNodeId}` }),
    });
  }

  /** True while samples can be sent as fast as they are made. */
  get keepsPace(): boolean {
    return this.gateway.isBorn && this.gateway.backlog < enoughSamplesWaiting;
  }

  /** Reads the PLCs at every moment due until `time`. */
  advance(time: number): void {
    this.gateway.read(
      this.#line.advance(time).flatMap((sample): DeviceSample[] => {
        const machine = this.#plantLine.machines[sample.machine];
        return machine === undefined ? [] : [deviceSample(machine, sample)];
      }),
    );
  }
}
