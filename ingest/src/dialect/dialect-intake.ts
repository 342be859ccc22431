import { DialectError } from '@andon/mqtt';
import type { DialectItem } from '@andon/mqtt';
import type { IncomingMessage } from '../host/incoming-message.ts';
import type { RowMapper } from '../map/row-mapper.ts';
import type { Health } from '../observe/health.ts';
import type { WorkerMetrics } from '../observe/worker-metrics.ts';
import type { Refusals } from '../refusals.ts';
import type { BatchQueue } from '../write/batch-queue.ts';
import { place } from '../write/placement.ts';
import type { DialectRouter } from './dialect-router.ts';

export interface DialectIntakeParts {
  readonly router: DialectRouter;
  readonly mapper: RowMapper;
  readonly queue: BatchQueue;
  readonly refusals: Refusals;
  readonly health: Health;
  readonly metrics: WorkerMetrics;
}

export interface ReceiveOptions {
  /** True for a message that the broker had kept: it says nothing about now, so a value without a time is passed over. */
  readonly isRetained?: boolean;
}

/** Carries messages of the JSON dialects, from wherever they come, into the open batch. */
export class DialectIntake {
  private readonly parts: DialectIntakeParts;

  constructor(parts: DialectIntakeParts) {
    this.parts = parts;
  }

  /** Takes a whole message; what can't be read becomes a dead letter. */
  receive(message: IncomingMessage, { isRetained = false }: ReceiveOptions = {}): void {
    const { router, refusals } = this.parts;
    try {
      const { source, items } = router.read(message.topic, message.payload);
      for (const item of items) this.takeItem(isRetained ? withoutUntimed(item) : item, message, source);
    } catch (error) {
      if (!(error instanceof DialectError)) throw error;
      refusals.refuse({ message, reason: 'undecodable', detail: error.message, source: message.topic });
    }
    this.parts.queue.open.bytes += message.payload.length;
    this.settle(message);
  }

  /** Takes an item that is a message of its own; `settle` is to follow. */
  take(item: DialectItem, message: IncomingMessage, source: string): void {
    this.takeItem(item, message, source);
    this.parts.queue.open.bytes += message.payload.length;
  }

  /** Nothing more comes of the message: it is acknowledged with the commit of what it brought. */
  settle(message: IncomingMessage): void {
    const batch = this.parts.queue.open;
    this.parts.metrics.messages.add(this.parts.router.dialectOf(message.topic) ?? 'other');
    if (message.acknowledge !== undefined) batch.acknowledgements.push(message.acknowledge);
  }

  private takeItem(item: DialectItem, message: IncomingMessage, source: string): void {
    const { mapper, queue, refusals } = this.parts;
    if (item.kind === 'refused') {
      refusals.refuse({ message, reason: 'invalid-fields', detail: item.detail, source });
      return;
    }
    const { placements, letters } = mapper.placeReadings(item.readings, message, source);
    if (placements.length > 0) this.noteArrival(message, source, placements.length);
    for (const letter of letters) refusals.refuse(letter);
    const batch = queue.open;
    if (item.id === undefined) for (const placement of placements) place(placement, batch);
    else if (letters.length === 0) batch.points.push({ id: item.id, placements, message });
  }

  private noteArrival({ receivedAt, deadLetterId }: IncomingMessage, source: string, values: number): void {
    const { queue, health, metrics } = this.parts;
    const batch = queue.open;
    batch.countRows(source, values);
    metrics.traffic.countMessage(source);
    metrics.metrics.inc(values);
    health.rowsArrived(Date.now());
    if (deadLetterId === undefined) batch.oldestSentAt ??= receivedAt;
  }
}

function withoutUntimed(item: DialectItem): DialectItem {
  if (item.kind === 'refused') return item;
  return { ...item, readings: item.readings.filter(({ time }) => time !== undefined) };
}
