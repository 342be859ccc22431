import { Client, fetchExchange, type AnyVariables, type CombinedError, type TypedDocumentNode } from '@urql/core';

/** Asks without being signed in. */
export class SignInApi {
  readonly #client: Client;

  constructor(url: string) {
    this.#client = new Client({ url, exchanges: [fetchExchange], preferGetMethod: false });
  }

  /** @throws {CombinedError} as the server or the network says it. */
  async query<Data, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ) {
    return dataOf(await this.#client.query(document, variables, { requestPolicy: 'network-only' }).toPromise());
  }

  /** @throws {CombinedError} as the server or the network says it. */
  async mutation<Data, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    accessToken?: string,
  ) {
    const headers: Record<string, string> = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` };
    return dataOf(await this.#client.mutation(document, variables, { fetchOptions: { headers } }).toPromise());
  }
}

function dataOf<Data>({
  data,
  error,
}: {
  readonly data?: Data | undefined;
  readonly error?: CombinedError | undefined;
}): Data {
  if (error !== undefined) throw error;
  if (data === undefined) throw new Error('The server answered nothing.');
  return data;
}
