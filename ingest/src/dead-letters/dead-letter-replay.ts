import { sparkplugNamespace } from '@andon/mqtt';
import type { DialectIntake } from '../dialect/dialect-intake.ts';
import type { IncomingMessage } from '../host/incoming-message.ts';
import type { RowMapper } from '../map/row-mapper.ts';
import { readSql } from '../read-sql.ts';
import type { Refusals } from '../refusals.ts';
import type { BatchQueue } from '../write/batch-queue.ts';
import type { DatabaseSession } from '../write/database-session.ts';
import { readSparkplugLetter } from './read-sparkplug-letter.ts';

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

  constructor(parts: DeadLetterReplayParts) {
    this.parts = parts;
  }

  /** Takes what has been asked for since the last look. */
  async look(database: DatabaseSession): Promise<void> {
    if (this.parts.isBusy()) return;
    const letters = (await database.run(listReplays)) as readonly LetterRow[];
    for (const letter of letters.filter(({ id }) => !this.inFlight.has(id))) await this.takeAgain(letter, database);
  }

  private async takeAgain(
    { id, topic, payload, received_at_ms: receivedAt }: LetterRow,
    database: DatabaseSession,
  ): Promise<void> {
    this.inFlight.add(id);
    const acknowledge = (): void => void this.inFlight.delete(id);
    const message: IncomingMessage = { topic, payload, receivedAt, acknowledge, deadLetterId: id };
    this.parts.queue.open.replays.set(id, { kind: 'landed' });
    if (topic.startsWith(`${sparkplugNamespace}/`)) await this.takeSparkplug(message, database);
    else this.parts.intake.receive(message);
  }

  private async takeSparkplug(message: IncomingMessage, database: DatabaseSession): Promise<void> {
    const { mapper, queue, refusals } = this.parts;
    const read = await readSparkplugLetter(database, message);
    if (read.kind === 'store') {
      for (const letter of mapper.store(read, queue.open)) refusals.refuse(letter);
    } else {
      refusals.refuse({ message, reason: read.reason, detail: read.detail, source: message.topic });
    }
    if (message.acknowledge !== undefined) queue.open.acknowledgements.push(message.acknowledge);
  }
}
