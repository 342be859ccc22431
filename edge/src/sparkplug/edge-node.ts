import { createPayload, formatTopic, type DeviceVerb, type Payload } from '@andon/mqtt';
import type { DeviceSample } from '../store/sample.ts';
import { createAliasTable, type DeviceAliases } from './alias-table.ts';
import type { EdgeNodeAction, EdgeNodeMessage } from './edge-node-action.ts';
import { checkDefinition, type EdgeNodeDefinition } from './edge-node-definition.ts';
import type { EdgeNodeEvent } from './edge-node-event.ts';
import { groupByDevice } from './group-by-device.ts';
import {
  dataMetrics,
  deathPayload,
  deviceBirthPayload,
  deviceDeathPayload,
  nodeBirthPayload,
} from './edge-node-payloads.ts';
import { PrimaryHost } from './primary-host.ts';

/** Sequence numbers and bdSeq count from 0 to 255 and begin again. */
const sequenceLength = 256;

/** Requests that come this soon after one that was answered are answered by the same births. */
const rebirthWindowMs = 1_000;

type EdgeNodeState = 'offline' | 'opening' | 'waiting' | 'born' | 'leaving' | 'stopped';

/**
 * A Sparkplug B 3.0 edge node without sockets, files or clocks: events and their times go in, actions come out.
 *
 * - offline: no MQTT session. `open` takes the next bdSeq, asks for a session whose will is the NDEATH, and goes to
 *   opening.
 * - opening: CONNECT and SUBSCRIBE (NCMD, DCMD, STATE) are under way. STATE may already arrive and is remembered.
 *   `session-opened` goes to waiting, and on to born at once when the host is known to be online.
 * - waiting: nothing is published until the primary host says that it is online. Then NBIRTH (seq 0) and the DBIRTH of
 *   every device whose tags have been read go out, and the node is born.
 * - born: reports become DDATA. A device that is read for the first time, or again, is born; one whose link is lost
 *   dies. A rebirth request repeats all births with the same bdSeq and no death; another request within a second is
 *   answered by those. When the host says that it is offline, the node takes its leave.
 * - leaving: the NDEATH is on its way, the session closes after it. Nothing else is published.
 * - stopped: after `stop`, when the session is over. Final.
 *
 * `session-ended` leads from any state to offline, or to stopped after `stop`. Readings are remembered in every state,
 * because a birth tells the newest values.
 */
export class EdgeNode {
  readonly #definition: EdgeNodeDefinition;
  readonly #aliases: ReadonlyMap<string, DeviceAliases>;
  readonly #readings = new Map<string, DeviceSample>();
  #bornDevices = new Set<string>();
  #state: EdgeNodeState = 'offline';
  #isStopping = false;
  #host: PrimaryHost;
  #bdSeq: number;
  #nextSeq = 0;
  #rebornAt = Number.NEGATIVE_INFINITY;

  /** `lastBdSeq` is the one of the last CONNECT of any earlier run; `undefined` when there was none. */
  constructor(definition: EdgeNodeDefinition, lastBdSeq: number | undefined) {
    checkDefinition(definition);
    this.#definition = definition;
    this.#aliases = createAliasTable(definition);
    this.#host = new PrimaryHost(definition.primaryHostId);
    this.#bdSeq = lastBdSeq ?? -1;
  }

  get isBorn(): boolean {
    return this.#state === 'born';
  }

  /** True when every device has been read and born, so that its kept samples may follow. */
  get isComplete(): boolean {
    return this.isBorn && this.#bornDevices.size === this.#definition.devices.length;
  }

  /** `time` in milliseconds since the epoch; it becomes the timestamp of what is sent. */
  handle(event: EdgeNodeEvent, time: number): EdgeNodeAction[] {
    switch (event.kind) {
      case 'open':
        return this.#open(time);
      case 'session-opened':
        return this.#enterWaiting(time);
      case 'session-ended':
        return this.#enterOffline();
      case 'host-state':
        return this.#observeHost(event.hostId, event.online, event.timestamp, time);
      case 'rebirth-requested':
        return this.#beRebornOnRequest(time);
      case 'reading':
        return this.#remember(event.sample, time);
      case 'device-lost':
        return this.#loseDevice(event.deviceId, time);
      case 'report':
        return this.#report(event.samples, event.isHistorical, time);
      case 'stop':
        return this.#stop(time);
    }
  }

  #open(time: number): EdgeNodeAction[] {
    if (this.#state !== 'offline') return [];
    this.#state = 'opening';
    this.#host = new PrimaryHost(this.#definition.primaryHostId);
    this.#bdSeq = (this.#bdSeq + 1) % sequenceLength;
    return [{ kind: 'open-session', bdSeq: this.#bdSeq, will: this.#death(time) }];
  }

  #enterWaiting(time: number): EdgeNodeAction[] {
    if (this.#state !== 'opening') return [];
    this.#state = 'waiting';
    if (this.#isStopping) return this.#leave(time);
    return this.#host.isOnline ? this.#beBorn(time, false) : [];
  }

  #enterOffline(): EdgeNodeAction[] {
    this.#state = this.#isStopping ? 'stopped' : 'offline';
    this.#bornDevices = new Set();
    return [];
  }

  #observeHost(hostId: string, online: boolean, timestamp: number, time: number): EdgeNodeAction[] {
    this.#host.observe(hostId, online, timestamp);
    if (this.#state === 'waiting' && this.#host.isOnline) return this.#beBorn(time, false);
    if (this.#state === 'born' && !this.#host.isOnline) return this.#leave(time);
    return [];
  }

  #beRebornOnRequest(time: number): EdgeNodeAction[] {
    if (this.#state !== 'born' || time - this.#rebornAt < rebirthWindowMs) return [];
    this.#rebornAt = time;
    return this.#beBorn(time, true);
  }

  /** NBIRTH first, then the devices, before any data. */
  #beBorn(time: number, isRebirth: boolean): EdgeNodeAction[] {
    this.#state = 'born';
    this.#nextSeq = 0;
    this.#bornDevices = new Set();
    const nodeBirth = nodeBirthPayload(this.#bdSeq, this.#takeSeq(), time);
    return [
      { kind: 'publish', message: this.#nodeMessage('NBIRTH', nodeBirth) },
      ...[...this.#readings.keys()].flatMap((deviceId) => this.#bearDevice(deviceId, time)),
      { kind: 'births-published', isRebirth },
    ];
  }

  #bearDevice(deviceId: string, time: number): EdgeNodeAction[] {
    const aliases = this.#aliases.get(deviceId);
    const reading = this.#readings.get(deviceId);
    if (aliases === undefined || reading === undefined) return [];
    this.#bornDevices.add(deviceId);
    return [this.#publish('DBIRTH', deviceId, deviceBirthPayload(aliases, reading, this.#takeSeq(), time))];
  }

  #remember(sample: DeviceSample, time: number): EdgeNodeAction[] {
    if (!this.#aliases.has(sample.deviceId)) return [];
    this.#readings.set(sample.deviceId, sample);
    const isNewborn = this.#state === 'born' && !this.#bornDevices.has(sample.deviceId);
    return isNewborn ? this.#bearDevice(sample.deviceId, time) : [];
  }

  #loseDevice(deviceId: string, time: number): EdgeNodeAction[] {
    this.#readings.delete(deviceId);
    if (!this.#bornDevices.delete(deviceId) || this.#state !== 'born') return [];
    return [this.#publish('DDEATH', deviceId, deviceDeathPayload(this.#takeSeq(), time))];
  }

  #report(samples: readonly DeviceSample[], isHistorical: boolean, time: number): EdgeNodeAction[] {
    if (this.#state !== 'born') return [];
    return groupByDevice(samples).flatMap(({ deviceId, samples: ofDevice }) => {
      if (!this.#aliases.has(deviceId)) return [];
      if (this.#bornDevices.has(deviceId)) return this.#publishData(deviceId, ofDevice, isHistorical, time);
      return this.#publishDataOfLostDevice(deviceId, ofDevice, isHistorical, time);
    });
  }

  #publishData(
    deviceId: string,
    samples: readonly DeviceSample[],
    isHistorical: boolean,
    time: number,
  ): EdgeNodeAction[] {
    const aliases = this.#aliases.get(deviceId) ?? new Map<string, never>();
    const metrics = samples.flatMap((sample) => dataMetrics(aliases, sample, isHistorical));
    if (metrics.length === 0) return [];
    return [this.#publish('DDATA', deviceId, createPayload({ timestamp: time, seq: this.#takeSeq(), metrics }))];
  }

  /** Kept samples of a device whose link is lost now: data needs a birth, so it lives, without values, for as long. */
  #publishDataOfLostDevice(
    deviceId: string,
    samples: readonly DeviceSample[],
    isHistorical: boolean,
    time: number,
  ): EdgeNodeAction[] {
    this.#readings.set(deviceId, { deviceId, time, values: {} });
    return [
      ...this.#bearDevice(deviceId, time),
      ...this.#publishData(deviceId, samples, isHistorical, time),
      ...this.#loseDevice(deviceId, time),
    ];
  }

  #stop(time: number): EdgeNodeAction[] {
    this.#isStopping = true;
    if (this.#state === 'offline') this.#state = 'stopped';
    return this.#state === 'waiting' || this.#state === 'born' ? this.#leave(time) : [];
  }

  #leave(time: number): EdgeNodeAction[] {
    this.#state = 'leaving';
    return [{ kind: 'leave', death: this.#death(time) }];
  }

  #takeSeq(): number {
    const seq = this.#nextSeq;
    this.#nextSeq = (seq + 1) % sequenceLength;
    return seq;
  }

  #death(time: number): EdgeNodeMessage {
    return this.#nodeMessage('NDEATH', deathPayload(this.#bdSeq, time));
  }

  #nodeMessage(verb: 'NBIRTH' | 'NDEATH', payload: Payload): EdgeNodeMessage {
    const { groupId, edgeNodeId } = this.#definition;
    return { topic: formatTopic({ kind: 'node', verb, groupId, edgeNodeId }), payload };
  }

  #publish(verb: DeviceVerb, deviceId: string, payload: Payload): EdgeNodeAction {
    const { groupId, edgeNodeId } = this.#definition;
    const topic = formatTopic({ kind: 'device', verb, groupId, edgeNodeId, deviceId });
    return { kind: 'publish', message: { topic, payload } };
  }
}
