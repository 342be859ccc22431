import type { Pool } from 'pg';
import type { Model, Source } from '../model/model.ts';
import type { QueueWorker } from '../webhook/queue-worker.ts';
import type { Environment } from '../webhook/resolve-webhook.ts';
import { eventDeliverer, type EventPace } from './event-deliverer.ts';
import { EventLog, type TakenEvent } from './event-log.ts';
import { LogCleaner } from './log-cleaner.ts';
import { LivingEngine } from './living-engine.ts';
import { LostEvents } from './lost-events.ts';

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

/** A source whose events are delivered; null when its database did not answer. */
interface Served {
  readonly pool: Pool;
  readonly started: Promise<Started | null>;
}

interface Started {
  readonly engine: LivingEngine;
  readonly deliverer: QueueWorker<TakenEvent>;
  readonly lost: LostEvents;
  readonly cleaner: LogCleaner;
}

const retryAfterMs = 1_000;

/** Delivers the events of all sources that have event triggers, following the metadata. */
export class EventDelivery {
  readonly #parts: EventDeliveryParts;
  readonly #sources = new Map<string, Served>();
  #isStopped = false;

  constructor(parts: EventDeliveryParts) {
    this.#parts = parts;
  }

  /**
   * Begins with sources that have event triggers now, and ends with those that have none any more; done when what a dead
   * engine has left there was taken up.
   */
  async follow(): Promise<void> {
    if (this.#isStopped) return;
    const { model, pools } = this.#parts.served();
    const wanted = new Map(model.sources.filter(hasTriggers).map(({ name }) => [name, pools.get(name)]));
    for (const [name, { pool }] of this.#sources) {
      if (wanted.get(name) !== pool) void this.#end(name, 0);
    }
    for (const [name, pool] of wanted) {
      if (pool !== undefined && !this.#sources.has(name))
        this.#sources.set(name, { pool, started: this.#begin(name, pool) });
    }
    const started = await Promise.all([...this.#sources.values()].map((source) => source.started));
    for (const source of started) source?.deliverer.wake();
  }

  async stop(graceMs: number): Promise<void> {
    this.#isStopped = true;
    await Promise.all([...this.#sources.keys()].map((name) => this.#end(name, graceMs)));
  }

  async #begin(name: string, pool: Pool): Promise<Started | null> {
    const { served, environment, pace, onFault } = this.#parts;
    const log = new EventLog(pool);
    try {
      const engine = await LivingEngine.join(pool, 'source', () => log.giveBack('all'));
      const triggers = (): Source['eventTriggers'] =>
        served().model.sources.find((source) => source.name === name)?.eventTriggers ?? new Map();
      const deliverer = eventDeliverer({ log, engine: engine.number, triggers, environment, pace, onFault });
      const started = {
        engine,
        deliverer,
        lost: new LostEvents(log, onFault),
        cleaner: new LogCleaner(pool, triggers, onFault),
      };
      for (const part of [started.deliverer, started.lost, started.cleaner]) part.start();
      return started;
    } catch (error) {
      onFault(error);
      this.#sources.delete(name);
      setTimeout(() => void this.follow(), retryAfterMs).unref();
      return null;
    }
  }

  async #end(name: string, graceMs: number): Promise<void> {
    const started = await this.#forget(name);
    if (started === null) return;
    await Promise.all([started.cleaner.stop(), started.lost.stop()]);
    await started.deliverer.stop(graceMs).catch(this.#parts.onFault);
    await started.engine.leave().catch(this.#parts.onFault);
  }

  async #forget(name: string): Promise<Started | null> {
    const source = this.#sources.get(name);
    this.#sources.delete(name);
    return source === undefined ? null : source.started;
  }
}

function hasTriggers({ eventTriggers }: Source): boolean {
  return eventTriggers.size > 0;
}
