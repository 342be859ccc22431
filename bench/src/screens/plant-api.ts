/** Of Simulator Corp (docs/security.md). */
export const administrator = 'gita@simulator.example';
export const demoPassword = 'shop floor demo';

/** The API of a platform, as its administrator. */
export class PlantApi {
  readonly #webUrl: string;
  readonly #token: string | undefined;

  private constructor(webUrl: string, token: string | undefined) {
    this.#webUrl = webUrl;
    this.#token = token;
  }

  static async signIn(webUrl: string): Promise<PlantApi> {
    const { login } = await new PlantApi(webUrl, undefined).ask<{ login: { accessToken: string } }>(signIn, {
      email: administrator,
      password: demoPassword,
    });
    return new PlantApi(webUrl, login.accessToken);
  }

  /** @throws {Error} with what the server says. */
  async ask<Data>(query: string, variables: object): Promise<Data> {
    const response = await fetch(`${this.#webUrl}/v1/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { readonly data?: Data; readonly errors?: unknown };
    if (data === undefined || errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }
}

const signIn =
  'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { accessToken } }';
