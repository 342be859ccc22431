import { serveMetadata } from '../../src/testing/serve-metadata.ts';
import { startTestDatabase } from '../../src/testing/start-test-database.ts';
import { createClient } from 'graphql-ws';
import type { Pool } from 'pg';
import { expect, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as z from 'zod';

/** The engine over the demo factories, in which nothing changes unless a test does it, and an administrator who subscribes. */
export interface WatchedEngine {
  readonly pool: Pool;
  /** Begins a subscription, one at a time, and waits for its first answer. */
  subscribe(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Watched>;
  stop(): Promise<void>;
}

/** A subscription: what it was told, and how the engine asks the database for it. */
export interface Watched {
  readonly answers: readonly unknown[];
  /** How often it was asked so far. */
  asks(): number;
  /** Whether it is asked when something has changed; else it is asked every interval. */
  isFollowed(): boolean;
  end(): void;
}

const pollerLine = z.object({
  type: z.literal('livequery-poller-log'),
  detail: z.object({ poller_id: z.string(), is_followed: z.boolean() }),
});
type Ask = z.infer<typeof pollerLine>['detail'];

/** Starts it on a database and ports of its own; live queries are asked every 50 ms at most. */
export async function startWatchedEngine(): Promise<WatchedEngine> {
  const database = await startTestDatabase({ migrated: true, seeded: true });
  const asks: Ask[] = [];
  const engine = await serveMetadata(database.url, {
    settings: {
      HASURA_GRAPHQL_ENABLED_LOG_TYPES: 'livequery-poller-log',
      HASURA_GRAPHQL_LIVE_QUERIES_MULTIPLEXED_REFETCH_INTERVAL: '50',
    },
    writeLine: (line) => {
      const parsed = pollerLine.safeParse(JSON.parse(line));
      if (parsed.success) asks.push(parsed.data.detail);
    },
  });
  const client = createClient({
    url: `${engine.url.replace('http', 'ws')}/v1/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { headers: await administratorOf(database.pool, engine.adminSecret) },
  });
  const subscribe = async (query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Watched> => {
    const before = new Set(asks.map(({ poller_id }) => poller_id));
    const answers: unknown[] = [];
    const sink = { next: (answer: unknown) => answers.push(answer), error: (error: unknown) => answers.push(error) };
    const end = client.subscribe({ query, variables }, { ...sink, complete: () => undefined });
    const ownId = (): string | undefined => asks.find(({ poller_id }) => !before.has(poller_id))?.poller_id;
    // More than one, when what is asked every interval has changed by then.
    await until(() => expect(answers).not.toEqual([]));
    await until(() => expect(ownId()).toBeDefined());
    expect(answers[0]).toEqual({ data: expect.anything() as unknown });
    const own = ownId();
    const ownAsks = (): readonly Ask[] => asks.filter(({ poller_id }) => poller_id === own);
    return { answers, asks: () => ownAsks().length, isFollowed: () => ownAsks().at(-1)?.is_followed ?? false, end };
  };
  // With the first subscription the engine begins to listen for changes.
  const first = await subscribe('subscription { sites { id } }');
  await until(() => expect(first.isFollowed()).toBe(true));
  return {
    pool: database.pool,
    subscribe,
    stop: async () => {
      await client.dispose();
      await engine.stop();
      await database.stop();
    },
  };
}

export async function until(condition: () => unknown): Promise<void> {
  await vi.waitFor(condition, { timeout: 60_000, interval: 10 });
}

async function administratorOf(pool: Pool, adminSecret: string): Promise<Readonly<Record<string, string>>> {
  const { rows } = await pool.query<{ user_id: string; enterprise_id: string; site_ids: string }>(
    `select users.id as user_id, users.enterprise_id::text,
       (select array_agg(sites.id)::text from sites where sites.enterprise_id = users.enterprise_id) as site_ids
     from users where users.email = 'gita@simulator.example'`,
  );
  const [person] = rows;
  if (person === undefined) throw new Error('The demo factories are not there.');
  return {
    'x-hasura-admin-secret': adminSecret,
    'x-hasura-role': 'administrator',
    'x-hasura-user-id': person.user_id,
    'x-hasura-enterprise-id': person.enterprise_id,
    'x-hasura-site-ids': person.site_ids,
  };
}
