import { sparkplugNamespace } from '@andon/mqtt';
import type { DialectIntake } from '../dialect/dialect-intake.ts';
import type { IncomingMessage } from '../host/incoming-message.ts';
import type { RowMapper } from '../map/row-mapper.ts';
import { readSql } from '../read-sql.ts';
import type { Refusals } from '../refusals.ts';
import type { BatchQueue } from '../write/batch-queue.ts';
import type { DatabaseSession } from '../write/database-session.ts';
import { readSparkplugLetter } from './read-sparkplug-letter.ts';
import type { SparkplugLetter } from './read-sparkplug-letter.ts';

const listReplays = { name: 'ingest-list-replays', text: readSql(import.meta.url, 'list-replays.sql'), values: [] };

export interface DeadLetterReplayParts {
  readonly intake: DialectIntake;
  readonly mapper: RowMapper;
  readonly queue: BatchQueue;
  readonly refusals: Refusals;
  readonly isBusy: () => boolean;
}

/** The columns of list-replays.sql. */
interface LetterRow {
  readonly id: string;
  readonly topic: string;
  readonly payload: Buffer;
  readonly received_at_ms: number;
}

/**
 * Takes dead letters again that somebody asked for (`replay_requested_at`), on the way that their messages went at
 * first. What landed then merges with itself; what is refused again stays a dead letter, with the reason of now.
 */
export class DeadLetterReplay {
  private readonly parts: DeadLetterReplayParts;
  /** Letters that were taken and are not committed yet. */
  private readonly inFlight = new Set<string>();
  private asked: readonly LetterRow[] = [];

  constructor(parts: DeadLetterReplayParts) {
    this.parts = parts;
  }

  /**
   * Hears what has been asked for since the last look. To be done before the declarations are read: whoever declares a
   * source and then asks is answered by that declaration, and not by those of a moment before.
   */
  async hear(database: DatabaseSession): Promise<void> {
    const letters = (await database.run(listReplays)) as readonly LetterRow[];
    this.asked = letters.filter(({ id }) => !this.inFlight.has(id));
  }

  /** Takes what was asked for. */
  async look(database: DatabaseSession): Promise<void> {
    if (this.parts.isBusy()) return;
    const letters = this.asked;
    this.asked = [];
    for (const letter of letters) await this.takeAgain(letter, database);
  }

  private async takeAgain(
    { id, topic, payload, received_at_ms: receivedAt }: LetterRow,
    database: DatabaseSession,
  ): Promise<void> {
    const acknowledge = (): void => void this.inFlight.delete(id);
    const message: IncomingMessage = { topic, payload, receivedAt, acknowledge, deadLetterId: id };
    const isSparkplug = topic.startsWith(`${sparkplugNamespace}/`);
    const read = isSparkplug ? await readSparkplugLetter(database, message) : undefined;
    // Nothing is waited for from here on: that it was taken lands with its rows.
    this.inFlight.add(id);
    this.parts.queue.open.replays.set(id, { kind: 'landed' });
    if (read === undefined) this.parts.intake.receive(message);
    else this.takeSparkplug(message, read);
  }

  private takeSparkplug(message: IncomingMessage, read: SparkplugLetter): void {
    const { mapper, queue, refusals } = this.parts;
    if (read.kind === 'store') {
      for (const letter of mapper.store(read, queue.open)) refusals.refuse(letter);
    } else {
      refusals.refuse({ message, reason: read.reason, detail: read.detail, source: message.topic });
    }
    if (message.acknowledge !== undefined) queue.open.acknowledgements.push(message.acknowledge);
  }
}
