import type { Pool } from 'pg';
import type { ServedModel } from '../execute/graphql-service.ts';
import type { Source } from '../model/model.ts';
import type { ReadObject } from '../sql/read-object.ts';
import { ChangeFeed, type Follower } from './change-feed.ts';

export interface ChangesParts {
  /** False: nobody is told of anything. */
  readonly isOn: boolean;
  readonly served: () => ServedModel;
  readonly onFault: (error: unknown) => void;
}

/** What is told of. */
export interface Following {
  /** Whether every change is told. */
  isTold(): boolean;
  end(): void;
}

/** Begins to tell the follower of changes in the source's database. */
export type Follow = (sourceName: string, follower: Follower) => Following;

/** Tells of nothing: who follows polls. */
export const untold: Follow = () => ({ isTold: () => false, end: () => undefined });

/** Tells of changes in all databases, by a feed for each. */
export class Changes {
  readonly #parts: ChangesParts;
  readonly #feeds = new Map<Pool, ChangeFeed>();

  constructor(parts: ChangesParts) {
    this.#parts = parts;
  }

  readonly follow: Follow = (sourceName, follower) => {
    const pool = this.#parts.isOn ? this.#parts.served().pools.get(sourceName) : undefined;
    if (pool === undefined) return untold(sourceName, follower);
    const feed = this.#feeds.get(pool) ?? this.#newFeed(pool, sourceName);
    const end = feed.follow(follower);
    return { isTold: () => feed.announces(follower), end };
  };

  /** The metadata has changed. */
  refresh(): void {
    const pools = new Set(this.#parts.served().pools.values());
    for (const [pool, feed] of this.#feeds) {
      if (pools.has(pool)) feed.refresh();
      else this.#drop(pool, feed);
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#feeds.values()].map((feed) => feed.stop()));
  }

  #newFeed(pool: Pool, sourceName: string): ChangeFeed {
    const objects = (): readonly ReadObject[] => {
      const source = this.#parts.served().model.sources.find(({ name }) => name === sourceName);
      return source === undefined ? [] : sourceObjects(source);
    };
    const feed = new ChangeFeed({ pool, objects, onFault: this.#parts.onFault });
    this.#feeds.set(pool, feed);
    return feed;
  }

  #drop(pool: Pool, feed: ChangeFeed): void {
    this.#feeds.delete(pool);
    void feed.stop();
  }
}

/** Everything that a plan over the source may read. */
function sourceObjects({ tables, functions }: Source): readonly ReadObject[] {
  const computed = [...tables.values()].flatMap((table) => [...table.computedFields.values()]);
  const called = [...functions.values(), ...computed.map((field) => field.function)];
  return [
    ...[...tables.values()].map(({ schema, name }) => ({ kind: 'table', schema, name }) as const),
    ...called.map(({ schema, name }) => ({ kind: 'function', schema, name }) as const),
  ];
}
