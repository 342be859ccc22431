import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveMetadata, type ServedMetadata } from '@andon/local/serve-metadata';
import { startTestDatabase } from '@andon/local/testing';
import { freePort } from '@andon/mqtt/testing';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { startActions } from '../../src/start-actions.ts';

/** Who asks: a role of hasura/metadata with its session variables. */
export interface Asker {
  readonly role: string;
  readonly enterpriseId: number;
  readonly siteIds: readonly number[];
  readonly userId: string;
}

/** An error of GraphQL's. */
export interface AnsweredError {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
}

/** What GraphQL answers. */
export interface Answer {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly AnsweredError[];
}

/** A database, the engine with this project's metadata, and the handlers behind it. */
export interface ServedCommands {
  readonly pool: Pool;
  readonly databaseUrl: string;
  readonly graphqlUrl: string;
  readonly actionsUrl: string;
  readonly actionsSecret: string;
  readonly adminSecret: string;
  ask(asker: Asker, query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts all that a command passes on its way, on free ports. */
export async function serveCommands({ smtpUrl }: { readonly smtpUrl?: string } = {}): Promise<ServedCommands> {
  const database = await startTestDatabase({ migrated: true, seeded: false });
  const [enginePort, actionsPort] = [await freePort(), await freePort()];
  const actionsSecret = randomUUID();
  const address = { url: `http://127.0.0.1:${actionsPort}`, secret: actionsSecret };
  const keysFolder = mkdtempSync(join(tmpdir(), 'andon-keys-'));
  const engine = await serveMetadata(database.url, {
    actions: address,
    port: enginePort,
    settings: signInBy(address.url),
  });
  await stopSchedules(engine);
  const graphqlUrl = `${engine.url}/v1/graphql`;
  const actions = await startActions(
    {
      host: '127.0.0.1',
      port: actionsPort,
      secret: actionsSecret,
      graphqlUrl,
      adminSecret: engine.adminSecret,
      callsPerMinute: 100_000,
      keysFolder,
      rotateKeysAfterMs: 86_400_000,
      accessTokenSeconds: 600,
      passwordLogCost: 8,
      trustedProxies: 1,
      smtpUrl,
      smtpFrom: 'Andon <andon@example.org>',
      // An attempt that fails comes again only after half a minute.
      sendTimeoutMs: 20_000,
      logLevel: 'silent',
    },
    pino({ level: 'silent' }),
  );
  return {
    pool: database.pool,
    databaseUrl: database.url,
    graphqlUrl,
    actionsUrl: actions.url,
    actionsSecret,
    adminSecret: engine.adminSecret,
    ask: async (asker, query, variables = {}) => {
      const response = await fetch(graphqlUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-hasura-admin-secret': engine.adminSecret,
          ...headersOf(asker),
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer; // GraphQL's answers have this shape
    },
    stop: async () => {
      await actions.stop();
      await engine.stop();
      await database.stop();
      rmSync(keysFolder, { recursive: true });
    },
  };
}

/** What schedules do every minute would change rows while a test looks whether a command has; tests call them themselves. */
async function stopSchedules({ url, adminSecret }: ServedMetadata): Promise<void> {
  const ask = async (body: object): Promise<unknown> => {
    const response = await fetch(`${url}/v1/metadata`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hasura-admin-secret': adminSecret },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
  const { cron_triggers: triggers } = (await ask({ type: 'export_metadata', args: {} })) as {
    readonly cron_triggers: readonly { readonly name: string }[];
  };
  for (const { name } of triggers) await ask({ type: 'delete_cron_trigger', args: { name } });
}

/** Users are those who have signed in at the handlers, as when the platform is started. */
function signInBy(actionsUrl: string): Readonly<Record<string, string>> {
  return {
    HASURA_GRAPHQL_JWT_SECRET: JSON.stringify({ jwk_url: `${actionsUrl}/.well-known/jwks.json`, issuer: 'andon' }),
    HASURA_GRAPHQL_UNAUTHORIZED_ROLE: 'anonymous',
  };
}

function headersOf({ role, enterpriseId, siteIds, userId }: Asker): Readonly<Record<string, string>> {
  return {
    'x-hasura-role': role,
    'x-hasura-enterprise-id': String(enterpriseId),
    'x-hasura-site-ids': `{${siteIds.join()}}`,
    'x-hasura-user-id': userId,
  };
}
