import { readAddresses } from './addresses.ts';

/** The API as somebody who signed in, to prepare what a journey needs. */
export class Api {
  readonly #token: string;

  private constructor(token: string) {
    this.#token = token;
  }

  static async signIn(email: string): Promise<Api> {
    const question =
      'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { accessToken } }';
    const { login } = await ask<{ login: { accessToken: string } }>(question, { email, password: demoPassword });
    return new Api(login.accessToken);
  }

  ask<Data>(query: string, variables: object = {}): Promise<Data> {
    return ask(query, variables, { authorization: `Bearer ${this.#token}` });
  }
}

/** Of every demo user (docs/security.md). */
export const demoPassword = 'shop floor demo';

async function ask<Data>(
  query: string,
  variables: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Data> {
  const response = await fetch(`${readAddresses().webUrl}/v1/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { readonly data?: Data; readonly errors?: unknown };
  if (answer.data === undefined || answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}
