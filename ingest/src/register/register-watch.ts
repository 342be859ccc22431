import { setTimeout as wait } from 'node:timers/promises';
import { describeFault } from '../write/database-fault.ts';
import { DatabaseSession } from '../write/database-session.ts';
import { forgetLiveSessions } from '../write/statements.ts';
import type { Register } from '../map/register.ts';
import { loadRegister } from './load-register.ts';
import type { LoadedRegister } from './load-register.ts';

const lookEveryMs = 2_000;

export interface RegisterWatchEvents {
  readonly onChange: (register: Register) => void;
  readonly onFault: (fault: string) => void;
}

/** Keeps the register in memory like packml_register, on a connection of its own so that a long batch doesn't delay it. */
export class RegisterWatch {
  private readonly database: DatabaseSession;
  private readonly events: RegisterWatchEvents;
  private readonly stopping = new AbortController();
  private loaded: LoadedRegister | undefined;

  constructor(databaseUrl: string, events: RegisterWatchEvents) {
    this.database = new DatabaseSession(databaseUrl);
    this.events = events;
  }

  /** Waits until the register could be read once, and marks every edge node offline: no birth was seen yet. */
  async start(): Promise<Register> {
    for (;;) {
      const register = await this.tryLoad(true);
      if (register !== undefined) return register;
      await wait(lookEveryMs, undefined, { signal: this.stopping.signal });
    }
  }

  /** Looks for changes until it is stopped. */
  async run(): Promise<void> {
    const { signal } = this.stopping;
    const isStopping = (): boolean => signal.aborted;
    while (!isStopping()) {
      await wait(lookEveryMs, undefined, { signal }).catch(() => undefined);
      if (isStopping()) break;
      const former = this.loaded?.register;
      const register = await this.tryLoad(false);
      if (register !== undefined && register !== former) this.events.onChange(register);
    }
    await this.database.close();
  }

  stop(): void {
    this.stopping.abort();
  }

  private async tryLoad(isFirst: boolean): Promise<Register | undefined> {
    try {
      if (isFirst) await this.database.run({ ...forgetLiveSessions, values: [] });
      this.loaded = await loadRegister(this.database, this.loaded);
      return this.loaded.register;
    } catch (error) {
      this.database.discard();
      this.events.onFault(describeFault(error));
      return undefined;
    }
  }
}
