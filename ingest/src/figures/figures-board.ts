import type { OutgoingMessage } from '@andon/mqtt';
import { readSql } from '../read-sql.ts';
import type { DatabaseSession } from '../write/database-session.ts';

const listFigures = { name: 'ingest-list-figures', text: readSql(import.meta.url, 'list-figures.sql'), values: [] };

/** The columns of the statement. */
interface FiguresRow {
  readonly names: readonly string[];
  readonly figures: string;
}

export interface FiguresBoardOptions {
  /** 0: nothing is published. */
  readonly everyMs: number;
  /** Publishes at every broker; false when there is none to publish at now. */
  readonly say: (message: OutgoingMessage) => boolean;
}

/**
 * Publishes the figures of the shift that each machine is in, as the database keeps them: one retained message a machine on
 * `oee/<enterprise>/<site>/<area>/<line>/<machine>`, when something of it has changed.
 */
export class FiguresBoard {
  private readonly options: FiguresBoardOptions;
  private readonly told = new Map<string, string>();
  private nextAt = 0;

  constructor(options: FiguresBoardOptions) {
    this.options = options;
  }

  /** A broker may have lost what it was told: everything is told again. */
  forget(): void {
    this.told.clear();
  }

  /** Looks whether it is time, and tells what is new. */
  async look(database: DatabaseSession, now = Date.now()): Promise<void> {
    const { everyMs } = this.options;
    if (everyMs === 0 || now < this.nextAt) return;
    this.nextAt = now + everyMs;
    const rows = (await database.run(listFigures)) as readonly FiguresRow[];
    const present = new Map(rows.map(({ names, figures }) => [figuresTopic(names), figures]));
    for (const [topic, figures] of present) if (this.told.get(topic) !== figures) this.tell(topic, figures);
    // An empty message takes back what the broker keeps.
    for (const topic of this.told.keys()) if (!present.has(topic) && this.tell(topic, '')) this.told.delete(topic);
  }

  private tell(topic: string, figures: string): boolean {
    const isSaid = this.options.say({ topic, payload: Buffer.from(figures), retain: true });
    if (isSaid) this.told.set(topic, figures);
    return isSaid;
  }
}

/** The topic of a machine; what separates levels or stands for several of them is written as in a URL. */
export function figuresTopic(names: readonly string[]): string {
  return ['oee', ...names.map((name) => name.replaceAll(/[%/+#\0]/g, encodeURIComponent))].join('/');
}
