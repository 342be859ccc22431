import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { encodePayload, formatTopic, keepSessions, openSession } from '@andon/mqtt';
import type { BackOffOptions, Session, SessionMessage } from '@andon/mqtt';
import type { Logger } from 'pino';
import { describeError } from '../describe-error.ts';
import { ReportByException, type ReportByExceptionOptions } from '../conditioning/report-by-exception.ts';
import { readPersistedNumber, writePersistedNumber } from '../store/persisted-number.ts';
import type { DeviceSample } from '../store/sample.ts';
import { SampleStore } from '../store/sample-store.ts';
import type { EdgeNodeAction, EdgeNodeMessage } from './edge-node-action.ts';
import type { EdgeNodeDefinition } from './edge-node-definition.ts';
import type { EdgeNodeEvent } from './edge-node-event.ts';
import { EdgeNode } from './edge-node.ts';
import { Distortion } from './misbehaviour.ts';
import type { Misbehaviour } from './misbehaviour.ts';
import { readIncomingMessage } from './read-incoming-message.ts';

export interface EdgeNodeGatewayOptions {
  readonly definition: EdgeNodeDefinition;
  readonly mqttUrl: string;
  /** Holds the bdSeq and the kept samples; belongs to this edge node alone. */
  readonly folder: string;
  /** Which changes are worth a message, by device. */
  readonly reporting: ReadonlyMap<string, ReportByExceptionOptions>;
  readonly log: Logger;
  readonly replayMs?: number;
  readonly replaySamplesPerSecond?: number;
  readonly maximumStoreBytes?: number;
  readonly keepAliveSeconds?: number;
  readonly backOff?: BackOffOptions;
  /** What to do wrong on the wire, for trials of a host. */
  readonly misbehaviours?: readonly Misbehaviour[];
}

const defaults = {
  replayMs: 120_000,
  replaySamplesPerSecond: 2_000,
  maximumStoreBytes: 500_000_000,
  keepAliveSeconds: 15,
};

const replayEveryMs = 100;
const tidyEveryMs = 1_000;
/** Devices that are read late get this long after a birth before kept samples are replayed without them. */
const patienceWithDevicesMs = 10_000;
const deathTimeoutMs = 2_000;
/** Beyond this the socket is congested, and samples wait in the store instead. */
const maximumBufferedBytes = 1_000_000;

/**
 * One edge node at work: readings come in, are reduced to what changed, written down, and sent when there is a session
 * and a host. It feeds the pure `EdgeNode` with events and carries out its actions over MQTT, one session object after
 * another; all decisions about Sparkplug are made there, all about what to keep and repeat in `SampleStore`.
 */
export class EdgeNodeGateway {
  readonly #options: EdgeNodeGatewayOptions & typeof defaults;
  readonly #node: EdgeNode;
  readonly #store: SampleStore;
  readonly #filters: ReadonlyMap<string, ReportByException>;
  readonly #distortion: Distortion;
  readonly #stopping = new AbortController();
  #session: Session | undefined;
  #will: EdgeNodeMessage | undefined;
  #bornAt = 0;
  #reportedDropped = 0;
  /** Devices whose next report has to carry the heartbeat, because a birth or a death came since the last one. */
  #unreported: Set<string>;
  #timers: NodeJS.Timeout[] = [];
  #running: Promise<void> | undefined;

  constructor(options: EdgeNodeGatewayOptions) {
    this.#options = { ...defaults, ...options };
    this.#distortion = new Distortion(options.misbehaviours ?? []);
    this.#node = new EdgeNode(options.definition, readPersistedNumber(this.#bdSeqPath));
    this.#store = new SampleStore({
      folder: options.folder,
      maximumBytes: this.#options.maximumStoreBytes,
      replayMs: this.#options.replayMs,
    });
    this.#filters = new Map([...options.reporting].map(([id, reporting]) => [id, new ReportByException(reporting)]));
    this.#unreported = new Set(this.#deviceIds);
  }

  /** True when births are out and reports are sent as they come. */
  get isBorn(): boolean {
    return this.#node.isBorn;
  }

  /** How many kept samples wait to be sent. */
  get backlog(): number {
    return this.#store.backlog;
  }

  /** Begins to connect, and keeps at it. */
  start(): void {
    this.#timers = [setInterval(() => this.#replay(), replayEveryMs), setInterval(() => this.#tidy(), tidyEveryMs)];
    this.#running = keepSessions({
      open: () => this.#open(),
      use: (session) => this.#use(session),
      onOver: ({ error, retryInMs }) => this.#endSession(error, retryInMs),
      signal: this.#stopping.signal,
      ...(this.#options.backOff === undefined ? {} : { backOff: this.#options.backOff }),
    });
  }

  /** Takes in full readings of devices, oldest first, and passes on what changed. */
  read(readings: readonly DeviceSample[]): void {
    const reports: DeviceSample[] = [];
    for (const reading of readings) {
      this.#handle({ kind: 'reading', sample: reading });
      const report = this.#filters.get(reading.deviceId)?.filter(reading, this.#needsHeartbeat(reading.deviceId));
      if (report !== undefined) reports.push(report);
    }
    if (reports.length > 0) this.#forward(reports);
  }

  /** The link to the device's PLC is lost; the next reading means that it is back. */
  loseDevice(deviceId: string): void {
    this.#unreported.add(deviceId);
    this.#handle({ kind: 'device-lost', deviceId });
  }

  /** Says goodbye (NDEATH, DISCONNECT), then makes sure that everything kept is on the disk. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#handle({ kind: 'stop' });
    await this.#running;
    for (const timer of this.#timers) clearInterval(timer);
    this.#store.tidy(performance.now());
    await this.#store.sync();
    this.#store.close();
  }

  get #bdSeqPath(): string {
    return join(this.#options.folder, 'bd-seq');
  }

  get #deviceIds(): string[] {
    return this.#options.definition.devices.map(({ deviceId }) => deviceId);
  }

  get #isCongested(): boolean {
    return (this.#session?.bufferedBytes ?? 0) > maximumBufferedBytes;
  }

  #needsHeartbeat(deviceId: string): boolean {
    return this.#unreported.delete(deviceId) || !this.#node.isBorn;
  }

  #forward(reports: readonly DeviceSample[]): void {
    try {
      this.#store.keep(reports);
    } catch (error) {
      this.#options.log.error({ error }, 'Samples could not be kept on disk. Free some space in the data folder.');
    }
    if (this.#node.isBorn && !this.#isCongested) {
      this.#handle({ kind: 'report', samples: reports, isHistorical: false });
      this.#store.forwarded(performance.now());
    } else {
      this.#store.held();
    }
  }

  #replay(): void {
    if (!this.#node.isBorn || this.#isCongested || this.#store.backlog === 0) return;
    if (!this.#node.isComplete && performance.now() - this.#bornAt < patienceWithDevicesMs) return;
    const limit = Math.ceil((this.#options.replaySamplesPerSecond * replayEveryMs) / 1_000);
    const samples = this.#store.takeReplay(limit, performance.now());
    this.#handle({ kind: 'report', samples, isHistorical: true });
  }

  #tidy(): void {
    this.#store.tidy(performance.now());
    this.#reportDropped();
    this.#store.sync().catch((error: unknown) => {
      this.#options.log.error(
        { error },
        'Kept samples could not be synced to disk. Check the disk of the data folder.',
      );
    });
  }

  #reportDropped(): void {
    const { droppedCount } = this.#store;
    if (droppedCount === this.#reportedDropped) return;
    this.#reportedDropped = droppedCount;
    this.#options.log.error(
      { droppedCount },
      'The buffer is full and gave up its oldest samples. Bring the host back.',
    );
  }

  #handle(event: EdgeNodeEvent): void {
    for (const action of this.#node.handle(event, Date.now())) this.#carryOut(action);
  }

  #carryOut(action: EdgeNodeAction): void {
    switch (action.kind) {
      case 'open-session':
        writePersistedNumber(this.#bdSeqPath, action.bdSeq);
        this.#will = action.will;
        return;
      case 'publish':
        this.#publish(action.message);
        return;
      case 'births-published':
        this.#followBirths(action.isRebirth);
        return;
      case 'leave':
        void this.#leave(action.death);
        return;
    }
  }

  /** A publish fails only with its session, whose end makes the store send the samples again. */
  #publish(message: EdgeNodeMessage): void {
    for (const { topic, payload } of this.#distortion.apply(message)) {
      this.#session?.publish({ topic, payload: encodePayload(payload) }).catch(() => undefined);
    }
  }

  #followBirths(isRebirth: boolean): void {
    this.#bornAt = performance.now();
    this.#unreported = new Set(this.#deviceIds);
    if (isRebirth) this.#store.rewind(performance.now());
    this.#options.log.info({ isRebirth, backlog: this.#store.backlog }, 'Births published');
  }

  async #leave({ topic, payload }: EdgeNodeMessage): Promise<void> {
    const session = this.#session;
    const published = session?.publish({ topic, payload: encodePayload(payload), qos: 1 });
    await Promise.race([published, wait(deathTimeoutMs, undefined, { ref: false })]).catch(() => undefined);
    await session?.close();
  }

  #open(): Promise<Session> {
    const { mqttUrl: url, keepAliveSeconds, definition } = this.#options;
    this.#handle({ kind: 'open' });
    const { groupId, edgeNodeId } = definition;
    return openSession({
      url,
      clientId: `edge-${groupId}-${edgeNodeId}-${randomUUID().slice(0, 8)}`,
      subscriptions: this.#subscriptions(),
      onMessage: (message) => this.#receive(message),
      keepAliveSeconds,
      ...(this.#will === undefined ? {} : { will: willMessage(this.#will) }),
    });
  }

  #subscriptions(): string[] {
    const { groupId, edgeNodeId, devices, primaryHostId: hostId } = this.#options.definition;
    return [
      formatTopic({ kind: 'node', verb: 'NCMD', groupId, edgeNodeId }),
      ...devices.map(({ deviceId }) => formatTopic({ kind: 'device', verb: 'DCMD', groupId, edgeNodeId, deviceId })),
      ...(hostId === undefined ? [] : [formatTopic({ kind: 'state', hostId })]),
    ];
  }

  async #use(session: Session): Promise<void> {
    this.#session = session;
    this.#handle({ kind: 'session-opened' });
    const reason = await session.ended;
    this.#options.log.info({ reason }, 'The MQTT session is over');
  }

  #endSession(error: unknown, retryInMs: number): void {
    this.#session = undefined;
    this.#handle({ kind: 'session-ended' });
    this.#store.rewind(performance.now());
    if (error === undefined) return;
    this.#options.log.warn(
      { detail: describeError(error), retryInMs },
      'No session with the broker. Check that it runs; trying again.',
    );
  }

  #receive({ topic, payload }: SessionMessage): void {
    const event = readIncomingMessage(topic, payload);
    if (event.kind === 'ignored') this.#options.log.warn({ topic, reason: event.reason }, 'A message was ignored');
    else this.#handle(event);
  }
}

function willMessage({ topic, payload }: EdgeNodeMessage): { topic: string; payload: Buffer; qos: 1; retain: false } {
  return { topic, payload: encodePayload(payload), qos: 1, retain: false };
}
