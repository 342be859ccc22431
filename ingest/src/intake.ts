import { parseTopic } from '@andon/mqtt';
import type { Logger } from 'pino';
import type { HostAction } from './host/host-action.ts';
import type { IncomingMessage } from './host/incoming-message.ts';
import { metricFact, ownerPath } from './host/metric-definition.ts';
import type { MetricOwner } from './host/metric-definition.ts';
import type { HostLink } from './host/host-link.ts';
import type { DueRebirth } from './host/rebirth-schedule.ts';
import type { SparkplugHost } from './host/sparkplug-host.ts';
import type { RowMapper } from './map/row-mapper.ts';
import type { Health } from './observe/health.ts';
import type { WorkerMetrics } from './observe/worker-metrics.ts';
import type { Refusals } from './refusals.ts';
import type { BatchQueue } from './write/batch-queue.ts';
import type { SessionFact } from './write/session-facts.ts';

/** How often the time of the last message is written for an edge node or device. */
const heardEveryMs = 1_000;

const highestBdSeq = 255;

export interface IntakeParts {
  readonly host: SparkplugHost;
  readonly mapper: RowMapper;
  readonly queue: BatchQueue;
  readonly refusals: Refusals;
  readonly health: Health;
  readonly metrics: WorkerMetrics;
  readonly log: Logger;
  /** The voices for a server, or for all servers. */
  readonly voicesFor: (server: number | undefined) => readonly HostVoice[];
}

/** A session with one server, as far as the host application speaks through it. */
export interface HostVoice extends HostLink {
  requestRebirth(owner: MetricOwner): void;
  repeatState(): void;
}

/** Carries messages into the host application, and out of its actions rows into the open batch. */
export class Intake {
  private readonly parts: IntakeParts;
  private readonly lastHeard = new Map<string, number>();

  constructor(parts: IntakeParts) {
    this.parts = parts;
  }

  receive(message: IncomingMessage, link: HostLink): void {
    this.parts.metrics.messages.add(verbOf(message.topic));
    this.parts.queue.open.bytes += message.payload.length;
    const startedAt = performance.now();
    const actions = this.parts.host.receive(message, link);
    const decodedAt = performance.now();
    this.perform(actions);
    this.parts.metrics.stageSeconds.add('decode', (decodedAt - startedAt) / 1_000);
    this.parts.metrics.stageSeconds.add('map', (performance.now() - decodedAt) / 1_000);
  }

  tick(at: number): void {
    this.perform(this.parts.host.tick(at));
  }

  /** The MQTT session with a server is over. */
  disconnect(server: number, at: number): void {
    this.perform(this.parts.host.disconnect(server, at));
  }

  private perform(actions: readonly HostAction[]): void {
    for (const action of actions) this.performOne(action);
  }

  private performOne(action: HostAction): void {
    const { queue, mapper, metrics, log } = this.parts;
    switch (action.kind) {
      case 'store':
        this.store(action);
        return;
      case 'online':
        this.noteOnline(action);
        return;
      case 'offline':
        mapper.expire(action.staleDefinitions, action.at, queue.open);
        Object.assign(queue.open.facts.of(action.owner), {
          online: false,
          since: action.at,
        } satisfies Partial<SessionFact>);
        log.info({ source: ownerPath(action.owner) }, 'offline');
        return;
      case 'heard':
        this.noteHeard(action);
        return;
      case 'request-rebirth':
        this.requestRebirth(action);
        return;
      case 'refuse':
        this.parts.refusals.refuse(action);
        return;
      case 'repeat-state':
        for (const voice of this.parts.voicesFor(action.server)) voice.repeatState();
        return;
      case 'alike-nodes':
        log.warn({ sources: action.paths }, 'Two edge nodes differ only in case. If they are one, mend its ids.');
        return;
      case 'unmatched-death':
        metrics.unmatchedDeaths.inc();
        return;
      case 'retyped':
        metrics.retypedMetrics.inc(action.count);
        return;
      case 'foreign-host':
        metrics.foreignHosts.inc();
        log.warn({ timestamp: action.timestamp }, 'Another host uses our SPARKPLUG_HOST_ID. Give each its own.');
        return;
      case 'gap':
        metrics.gaps.inc();
        metrics.traffic.countGap(ownerPath(action.owner));
        return;
      case 'settle':
        if (action.message.acknowledge !== undefined) queue.open.acknowledgements.push(action.message.acknowledge);
        return;
    }
  }

  private store(action: Extract<HostAction, { kind: 'store' }>): void {
    const batch = this.parts.queue.open;
    const sizeBefore = batch.size;
    const letters = this.parts.mapper.store(action, batch);
    const rows = batch.size - sizeBefore;
    const [definition] = action.definitions;
    if (rows > 0 && definition !== undefined) {
      const source = ownerPath(definition);
      batch.countRows(source, rows);
      this.parts.metrics.traffic.countMessage(source);
      this.parts.health.rowsArrived(action.message.receivedAt);
    }
    if (action.metrics[0]?.isHistorical !== true) batch.oldestSentAt ??= sentAt(action);
    this.parts.metrics.metrics.inc(action.metrics.length);
    for (const letter of letters) this.parts.refusals.refuse(letter);
  }

  private noteOnline({ owner, at, bornAt, bdSeq, definitions }: Extract<HostAction, { kind: 'online' }>): void {
    const fact = this.parts.queue.open.facts.of(owner);
    const metrics = definitions.map(metricFact);
    Object.assign(fact, {
      online: true,
      since: at,
      bornAt,
      lastMessageAt: at,
      // Told apart only by equality; one that is no byte is not kept.
      bdSeq: bdSeq !== undefined && bdSeq <= highestBdSeq ? bdSeq : undefined,
      metrics,
      ...(owner.deviceId === undefined ? { unansweredRebirths: 0 } : {}),
    } satisfies Partial<SessionFact>);
    this.parts.log.info({ source: ownerPath(owner), metrics: definitions.length }, 'online');
  }

  private requestRebirth({ owner, server, why, attempt }: DueRebirth): void {
    const { metrics, log, queue, voicesFor } = this.parts;
    metrics.rebirths.inc();
    queue.open.facts.of(owner).unansweredRebirths = attempt;
    log.info({ source: ownerPath(owner), why, attempt }, 'rebirth requested');
    for (const voice of voicesFor(server)) voice.requestRebirth(owner);
  }

  private noteHeard({ owner, at, sentAt, sequence }: Extract<HostAction, { kind: 'heard' }>): void {
    const key = ownerPath(owner);
    if (at - (this.lastHeard.get(key) ?? 0) < heardEveryMs) return;
    this.lastHeard.set(key, at);
    const { facts } = this.parts.queue.open;
    const node: MetricOwner = { ...owner, deviceId: undefined };
    const clockSkewMs = sentAt === undefined ? undefined : sentAt - at;
    Object.assign(facts.of(node), { lastMessageAt: at, sequence, clockSkewMs } satisfies Partial<SessionFact>);
    if (owner.deviceId !== undefined) facts.of(owner).lastMessageAt = at;
  }
}

/** A sender whose clock runs ahead would make the lag negative. */
function sentAt({ payloadTimestamp, message }: Extract<HostAction, { kind: 'store' }>): number {
  return Math.min(payloadTimestamp ?? message.receivedAt, message.receivedAt);
}

/** The verb of a topic for a label; whatever a stranger writes there is one label. */
function verbOf(topic: string): string {
  const parsed = parseTopic(topic);
  switch (parsed.kind) {
    case 'state':
      return 'STATE';
    case 'node':
    case 'device':
      return parsed.verb;
    case 'invalid':
      return 'other';
  }
}
