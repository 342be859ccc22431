import { SecretHasher } from '../../src/sign-in/secret-hasher.ts';
import type { Answer, ServedCommands } from './served-commands.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a user of the tests is. */
export interface Person {
  readonly userId: string;
  readonly email: string;
}

/** Tokens of somebody who has signed in. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly sessionId: string;
  readonly role: string;
  readonly siteIds: readonly number[];
}

const tokens = 'accessToken refreshToken sessionId role roles siteIds userId';

/** The password of everybody in the tests. */
export const password = 'plain words for tests';
export const pin = '4071';

/** People of one enterprise, and what they do to sign in: GraphQL without the admin secret, as browsers send it. */
export class People {
  readonly #served: ServedCommands;
  readonly #enterpriseId: number;
  readonly #hashes: { readonly password: string; readonly pin: string };

  private constructor(served: ServedCommands, enterpriseId: number, hashes: { password: string; pin: string }) {
    this.#served = served;
    this.#enterpriseId = enterpriseId;
    this.#hashes = hashes;
  }

  static async of(served: ServedCommands, enterpriseId: number): Promise<People> {
    const hasher = new SecretHasher(8);
    return new People(served, enterpriseId, { password: await hasher.hash(password), pin: await hasher.hash(pin) });
  }

  /** A new user with the password and PIN of the tests, who may see these sites; without any, all. */
  async add(role: string, siteIds: readonly number[] = []): Promise<Person> {
    const { rows } = await this.#served.pool.query<Person>(
      `with person as (
         insert into users (enterprise_id, name, email, role) values ($1, 'Somebody', gen_random_uuid() || '@example.org', $2)
         returning id, email
       ), secrets as (
         insert into access.credentials (user_id, password_hash, password_set_at, pin_hash, pin_set_at)
         select id, $3, now(), $4, now() from person
       ), confined as (
         insert into user_sites (user_id, site_id, enterprise_id) select id, site_id, $1 from person, unnest($5::int[]) site_id
       )
       select id as "userId", email from person`,
      [this.#enterpriseId, role, this.#hashes.password, this.#hashes.pin, siteIds],
    );
    const [person] = rows;
    if (person === undefined) throw new Error('no user was made');
    return person;
  }

  /** Asks with these headers. */
  async ask(query: string, variables: Fields = {}, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const response = await fetch(this.#served.graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer; // GraphQL's answers have this shape
  }

  async as(
    { accessToken }: Pick<Tokens, 'accessToken'>,
    query: string,
    variables: Fields = {},
    role?: string,
  ): Promise<Answer> {
    const authorization = `Bearer ${accessToken}`;
    return this.ask(query, variables, { authorization, ...(role === undefined ? {} : { 'x-hasura-role': role }) });
  }

  async login(email: string, secret: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const mutation = `mutation ($email: String!, $secret: String!) { tokens: login(email: $email, password: $secret) { ${tokens} } }`;
    return this.ask(mutation, { email, secret }, headers);
  }

  async loginWithPin(terminalToken: string, userId: string, secret: string): Promise<Answer> {
    const mutation = `mutation ($terminalToken: String!, $userId: uuid!, $secret: String!) {
      tokens: loginWithPin(terminalToken: $terminalToken, userId: $userId, pin: $secret) { ${tokens} }
    }`;
    return this.ask(mutation, { terminalToken, userId, secret });
  }

  async refresh(refreshToken: string): Promise<Answer> {
    const mutation = `mutation ($refreshToken: String!) { tokens: refresh(refreshToken: $refreshToken) { ${tokens} } }`;
    return this.ask(mutation, { refreshToken });
  }

  /** Tokens of a person who signs in with the password of the tests. */
  async signIn({ email }: Person): Promise<Tokens> {
    return tokensOf(await this.login(email, password));
  }
}

export function tokensOf({ data, errors }: Answer): Tokens {
  if (data === undefined) throw new Error(JSON.stringify(errors));
  return data['tokens'] as Tokens;
}

/** The code of the refusal; nothing when it is none. */
export function codeOf({ errors }: Answer): string | undefined {
  return errors?.[0]?.extensions.code;
}
