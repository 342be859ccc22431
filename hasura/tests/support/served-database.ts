import { serveMetadata } from '@andon/local/serve-metadata';

/** Who asks: a role of hasura/metadata with its session variables. */
export interface Asker {
  readonly role: string;
  readonly enterpriseId?: number;
  readonly siteIds?: readonly number[];
  readonly userId?: string;
}

/** Whoever runs the platform. */
export const operatorOfPlatform: Asker = { role: 'admin' };

/** What GraphQL answers. */
export interface Answer<Data = Readonly<Record<string, unknown>>> {
  readonly data?: Data;
  readonly errors?: readonly { readonly message: string }[];
}

/** A database behind engine, with this project's metadata. */
export interface ServedDatabase {
  ask<Data>(asker: Asker, query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer<Data>>;
  /** The data of an answer without errors. */
  read<Data>(asker: Asker, query: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>;
  /** One command of the metadata API, asked with the admin secret. */
  command(type: string): Promise<unknown>;
  stop(): Promise<void>;
}

/** Serves a database with hasura/metadata on a free port. */
export async function serveDatabase(url: string): Promise<ServedDatabase> {
  const engine = await serveMetadata(url);
  const post = async (path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<unknown> => {
    const response = await fetch(`${engine.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hasura-admin-secret': engine.adminSecret, ...headers },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  const ask = async <Data>(
    asker: Asker,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<Answer<Data>> =>
    // GraphQL's answer has the shape that the query asks for.
    (await post('/v1/graphql', { query, variables }, headersOf(asker))) as Answer<Data>;
  return {
    ask,
    read: async <Data>(asker: Asker, query: string, variables?: Readonly<Record<string, unknown>>) => {
      const { data, errors } = await ask<Data>(asker, query, variables);
      if (data === undefined) throw new Error(`${asker.role}: ${query}: ${JSON.stringify(errors)}`);
      return data;
    },
    command: async (type) => post('/v1/metadata', { type, args: {} }, {}),
    stop: async () => engine.stop(),
  };
}

function headersOf({ role, enterpriseId, siteIds, userId }: Asker): Readonly<Record<string, string>> {
  return {
    'x-hasura-role': role,
    ...(enterpriseId === undefined ? {} : { 'x-hasura-enterprise-id': String(enterpriseId) }),
    ...(siteIds === undefined ? {} : { 'x-hasura-site-ids': `{${siteIds.join()}}` }),
    ...(userId === undefined ? {} : { 'x-hasura-user-id': userId }),
  };
}
