import type { Logger } from 'pino';
import type { Health } from './observe/health.ts';
import type { WorkerMetrics } from './observe/worker-metrics.ts';
import type { BatchQueue } from './write/batch-queue.ts';
import type { DeadLetter } from './write/dead-letter.ts';
import { DeadLetterLimiter } from './write/dead-letter-limiter.ts';

export interface RefusalParts {
  readonly queue: BatchQueue;
  readonly health: Health;
  readonly metrics: WorkerMetrics;
  readonly log: Logger;
}

/** Where everything goes that can't become a row, whichever way it came: counted, told to its sender, kept. */
export class Refusals {
  private readonly parts: RefusalParts;
  private readonly limiter = new DeadLetterLimiter();

  constructor(parts: RefusalParts) {
    this.parts = parts;
  }

  refuse({ message, reason, detail, source }: DeadLetter): void {
    const { metrics, health, queue, log } = this.parts;
    metrics.deadLetters.inc({ reason });
    message.receipt?.noteRefusal(reason, detail);
    if (message.deadLetterId !== undefined) {
      queue.open.replays.set(message.deadLetterId, { kind: 'refused', reason, detail });
      return;
    }
    health.messageRefused(detail, message.receivedAt);
    const admission = this.limiter.admit(`${reason} ${source}`, message.receivedAt);
    if (admission.kind === 'suppressed') {
      metrics.deadLettersDropped.inc({ reason });
      return;
    }
    queue.open.deadLetters.push({ message, reason, detail, source, suppressed: admission.suppressedBefore });
    log.warn({ reason, source, detail }, 'refused');
  }
}
