import type { Pool } from 'pg';
import type { Model, Source } from '../model/model.ts';
import type { QueueWorker } from '../webhook/queue-worker.ts';
import type { Environment } from '../webhook/resolve-webhook.ts';
import { eventDeliverer, type EventPace } from './event-deliverer.ts';
import { EventLog, type TakenEvent } from './event-log.ts';
import { LogCleaner } from './log-cleaner.ts';
import { joinLivingEngines } from './living-engines.ts';

/** The metadata that events are delivered by, with the databases it speaks of. */
export interface ServedEvents {
  readonly model: Model;
  /** Pools by source. */
  readonly pools: ReadonlyMap<string, Pool>;
}

export interface EventDeliveryParts {
  readonly served: () => ServedEvents;
  readonly environment: Environment;
  readonly pace: EventPace;
  readonly onFault: (error: unknown) => void;
}

/** A source whose events are delivered. */
interface Served {
  readonly pool: Pool;
  readonly deliverer: QueueWorker<TakenEvent>;
  readonly cleaner: LogCleaner;
  /** Ends the membership among living engines. */
  readonly leave: Promise<() => Promise<void>>;
}

/** Delivers the events of all sources that have event triggers, following the metadata. */
export class EventDelivery {
  readonly #parts: EventDeliveryParts;
  readonly #sources = new Map<string, Served>();

  constructor(parts: EventDeliveryParts) {
    this.#parts = parts;
  }

  /**
   * Begins with sources that have event triggers now, and ends with those that have none any more; done when what a dead
   * engine has left there was taken up.
   */
  async follow(): Promise<void> {
    const { model, pools } = this.#parts.served();
    const wanted = new Map(model.sources.filter(hasTriggers).map(({ name }) => [name, pools.get(name)]));
    for (const [name, { pool }] of this.#sources) {
      if (wanted.get(name) !== pool) void this.#end(name, 0);
    }
    for (const [name, pool] of wanted) {
      if (pool !== undefined && !this.#sources.has(name)) this.#begin(name, pool);
      this.#sources.get(name)?.deliverer.wake();
    }
    await Promise.all([...this.#sources.values()].map(({ leave }) => leave));
  }

  async stop(graceMs: number): Promise<void> {
    await Promise.all([...this.#sources.keys()].map((name) => this.#end(name, graceMs)));
  }

  #begin(name: string, pool: Pool): void {
    const { served, environment, pace, onFault } = this.#parts;
    const log = new EventLog(pool);
    const triggers = (): Source['eventTriggers'] =>
      served().model.sources.find((source) => source.name === name)?.eventTriggers ?? new Map();
    const deliverer = eventDeliverer({ log, triggers, environment, pace, onFault });
    const cleaner = new LogCleaner(pool, triggers, onFault);
    const leave = joinLivingEngines(pool, 'source', () => log.giveBack('all')).catch((error: unknown) => {
      onFault(error);
      return () => Promise.resolve();
    });
    this.#sources.set(name, { pool, deliverer, cleaner, leave });
    cleaner.start();
    void leave.then(() => deliverer.start());
  }

  async #end(name: string, graceMs: number): Promise<void> {
    const served = this.#sources.get(name);
    this.#sources.delete(name);
    await served?.cleaner.stop();
    await served?.deliverer.stop(graceMs).catch(this.#parts.onFault);
    const leave = await served?.leave;
    await leave?.().catch(this.#parts.onFault);
  }
}

function hasTriggers({ eventTriggers }: Source): boolean {
  return eventTriggers.size > 0;
}
