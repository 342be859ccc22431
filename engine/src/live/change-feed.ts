import { randomUUID } from 'node:crypto';
import { Client, type Pool } from 'pg';
import { readSql } from '../metadata/read-sql.ts';
import { objectKey, type ReadObject } from '../sql/read-object.ts';
import { prepareAnnouncements, type TablesRead } from './prepare-announcements.ts';

const testAnnouncements = readSql(import.meta.url, 'test-announcements.sql');

export interface ChangeFeedParts {
  readonly pool: Pool;
  /** Everything that a plan may read now. */
  readonly objects: () => readonly ReadObject[];
  /** Changes can't be announced for now; who follows polls instead. */
  readonly onFault: (error: unknown) => void;
}

/** Someone who wants to know when something that he reads has changed. */
export interface Follower {
  readonly reads: readonly ReadObject[];
  /** May be called without any change. */
  changed(): void;
}

type State =
  | { readonly kind: 'off' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'announcing'; readonly client: Client; readonly tables: TablesRead }
  | { readonly kind: 'broken'; readonly retry: NodeJS.Timeout }
  | { readonly kind: 'stopped' };

const retryAfterMs = 10_000;
/** A notification that takes longer will not come: something between here and the database holds them back. */
const testWithinMs = 5_000;

/**
 * Tells followers when a table of one database has changed, by triggers that notify.
 *
 * - Off: nobody has followed yet; the database is left alone.
 * - Opening, with the first follower, and again whenever the metadata changes: a connection of its own listens, finds out
 *   which tables hold what followers may read and puts triggers on them. Once a notification has been seen to arrive,
 *   announcing begins and followers are told, for what may have changed meanwhile.
 * - Announcing: each notification is told to whoever reads its table. What no trigger can tell of is not announced.
 * - Broken, by any failure: followers are told, so that they poll; after `retryAfterMs` it opens again.
 * - Stopped: for good.
 */
export class ChangeFeed {
  readonly #parts: ChangeFeedParts;
  readonly #followers = new Set<Follower>();
  #state: State = { kind: 'off' };
  /** Counts openings: an older one that is still under way must not end in a state of its own. */
  #opening = 0;

  constructor(parts: ChangeFeedParts) {
    this.#parts = parts;
  }

  /** Begins to tell the follower; what it answers ends that. */
  follow(follower: Follower): () => void {
    this.#followers.add(follower);
    if (this.#state.kind === 'off') void this.#open();
    return () => this.#followers.delete(follower);
  }

  /** Whether every change of what the follower reads is told. */
  announces({ reads }: Follower): boolean {
    const state = this.#state;
    if (state.kind !== 'announcing') return false;
    return reads.every((object) => object.kind !== 'clock' && state.tables.has(objectKey(object)));
  }

  /** The metadata has changed: other objects may be read. */
  refresh(): void {
    if (this.#state.kind === 'announcing' || this.#state.kind === 'opening') void this.#open();
  }

  /** Ends the connection; triggers stay for the next start. */
  async stop(): Promise<void> {
    const state = this.#leave({ kind: 'stopped' });
    if (state.kind === 'announcing') await state.client.end();
  }

  async #open(): Promise<void> {
    const before = this.#leave({ kind: 'opening' });
    if (before.kind === 'announcing') void before.client.end();
    this.#opening += 1;
    const opening = this.#opening;
    const client = new Client({ ...this.#parts.pool.options, keepAlive: true });
    client.on('error', (error) => this.#break(opening, error));
    client.on('notification', ({ payload }) => this.#heard(opening, payload ?? ''));
    try {
      await client.connect();
      await client.query('set jit = off');
      await client.query('listen hdb_catalog_changes');
      const tables = await prepareAnnouncements(client, this.#parts.objects());
      await this.#seeOneArrive(client);
      if (opening !== this.#opening || this.#state.kind !== 'opening') {
        await client.end();
        return;
      }
      this.#state = { kind: 'announcing', client, tables };
      this.#tellAll();
    } catch (error) {
      void client.end().catch(() => undefined);
      this.#break(opening, error);
    }
  }

  /** A pooler between here and the database may take `listen` and never pass a notification on. */
  async #seeOneArrive(client: Client): Promise<void> {
    const mark = `test ${randomUUID()}`;
    const arrival = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('notifications do not arrive')), testWithinMs);
      client.on('notification', ({ payload }) => {
        if (payload !== mark) return;
        clearTimeout(timer);
        resolve();
      });
    });
    await Promise.all([this.#parts.pool.query(testAnnouncements, [mark]), arrival]);
  }

  #heard(opening: number, tableId: string): void {
    const state = this.#state;
    if (opening !== this.#opening || state.kind !== 'announcing') return;
    for (const follower of this.#followers) {
      if (follower.reads.some((object) => state.tables.get(objectKey(object))?.has(tableId))) follower.changed();
    }
  }

  #break(opening: number, error: unknown): void {
    if (opening !== this.#opening || this.#state.kind === 'stopped' || this.#state.kind === 'broken') return;
    const retry = setTimeout(() => void this.#open(), retryAfterMs);
    this.#leave({ kind: 'broken', retry });
    this.#parts.onFault(error);
    this.#tellAll();
  }

  #leave(next: State): State {
    const before = this.#state;
    if (before.kind === 'broken') clearTimeout(before.retry);
    this.#state = next;
    return before;
  }

  #tellAll(): void {
    for (const follower of this.#followers) follower.changed();
  }
}
