import { setTimeout as wait } from 'node:timers/promises';
import { describeFault } from '../write/database-fault.ts';
import { DatabaseSession } from '../write/database-session.ts';

const lookEveryMs = 2_000;

/** Looks at something in the database, again and again. */
export type Look = (database: DatabaseSession) => Promise<void>;

/** Looks at what may change in the database, on a connection of its own so that a long batch doesn't delay it. */
export class DatabaseWatch {
  private readonly database: DatabaseSession;
  private readonly looks: readonly Look[];
  private readonly onFault: (fault: string) => void;
  private readonly stopping = new AbortController();

  constructor(databaseUrl: string, looks: readonly Look[], onFault: (fault: string) => void) {
    this.database = new DatabaseSession(databaseUrl);
    this.looks = looks;
    this.onFault = onFault;
  }

  /** Waits until everything could be looked at once. */
  async start(): Promise<void> {
    while (!(await this.tryLook())) await wait(lookEveryMs, undefined, { signal: this.stopping.signal });
  }

  /** Goes on looking until it is stopped. */
  async run(): Promise<void> {
    const { signal } = this.stopping;
    const isStopping = (): boolean => signal.aborted;
    while (!isStopping()) {
      await wait(lookEveryMs, undefined, { signal }).catch(() => undefined);
      if (!isStopping()) await this.tryLook();
    }
    await this.database.close();
  }

  stop(): void {
    this.stopping.abort();
  }

  private async tryLook(): Promise<boolean> {
    try {
      for (const look of this.looks) await look(this.database);
      return true;
    } catch (error) {
      this.database.discard();
      this.onFault(describeFault(error));
      return false;
    }
  }
}
