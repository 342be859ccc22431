import type { Character } from '../machine/character.ts';
import { characters, withOneWordCounter } from './characters.ts';

/** A simulated machine behind one Sparkplug device of its line's edge node. */
export interface SimulatedMachine {
  readonly deviceId: string;
  /** What stands before every metric name: empty, or the equipment's own level with a closing `/`. */
  readonly metricPrefix: string;
  readonly character: Character;
}

/** Machines in the direction of flow, all behind one Sparkplug edge node. */
export interface SimulatedPlantLine {
  readonly groupId: string;
  readonly edgeNodeId: string;
  /** What fits on the conveyor between two machines. */
  readonly bufferUnits: number;
  readonly machines: readonly SimulatedMachine[];
}

/** Every line that the simulator runs and that generated history is about. */
export const plantLines: readonly SimulatedPlantLine[] = [
  {
    groupId: 'Packiot',
    edgeNodeId: 'Site1',
    bufferUnits: 0,
    machines: [{ deviceId: 'Area1', metricPrefix: 'Line1/', character: characters.packiotLine }],
  },
  {
    groupId: 'Factory2',
    edgeNodeId: 'Site',
    bufferUnits: 0,
    machines: [{ deviceId: 'Area', metricPrefix: 'Line/', character: characters.factory2Line }],
  },
  bottlingLine('Line1', characters.packer),
  bottlingLine('Line2', characters.packer),
  bottlingLine('Line3', withOneWordCounter(characters.packer)),
];

/** The topic under which the platform registers a machine: group, edge node, device and, if there is one, its level. */
export function sourceTopicOf(line: SimulatedPlantLine, machine: SimulatedMachine): string {
  return `${line.groupId}/${line.edgeNodeId}/${machine.deviceId}/${machine.metricPrefix}`.replace(/\/$/u, '');
}

function bottlingLine(edgeNodeId: string, packer: Character): SimulatedPlantLine {
  return {
    groupId: 'SimulatorCorp',
    edgeNodeId,
    bufferUnits: 240,
    machines: [
      { deviceId: 'Filler', metricPrefix: '', character: characters.filler },
      { deviceId: 'Capper', metricPrefix: '', character: characters.capper },
      { deviceId: 'Packer', metricPrefix: '', character: packer },
    ],
  };
}

/** Every line lives its own life under the one seed of a run. */
export function seedOf({ groupId, edgeNodeId }: SimulatedPlantLine, seed: string): string {
  return `${seed}/${groupId}/${edgeNodeId}`;
}
