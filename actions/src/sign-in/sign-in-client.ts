import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { GraphQLClient } from 'graphql-request';
import { fetchWithin } from '../graphql/fetch-within.ts';
import type { Settings } from '../settings.ts';
import type { CheckFragment, ClaimsFragment } from './operations.ts';

/** The role that may call the functions of sign-in, and nothing else. */
const handlerRole = 'sign_in_handler';
const timeoutMs = 20_000;

type Fields = Readonly<Record<string, unknown>>;

/** What somebody's secret has to fit. */
export type SignInCheck = CheckFragment;

/** What a session may do. */
export type SessionClaims = ClaimsFragment;

/** Calls the functions of sign-in. Everything about sessions is decided there, so that all workers agree. */
export class SignInClient {
  readonly #client: GraphQLClient;

  constructor({ graphqlUrl, adminSecret }: Pick<Settings, 'graphqlUrl' | 'adminSecret'>) {
    this.#client = new GraphQLClient(graphqlUrl, {
      fetch: fetchWithin(timeoutMs),
      headers: {
        'x-hasura-role': handlerRole,
        ...(adminSecret === undefined ? {} : { 'x-hasura-admin-secret': adminSecret }),
      },
    });
  }

  async ask<Data, Variables extends Fields>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    return this.#client.request<Data, Fields>(document, variables);
  }

  /** What a function that begins a sign-in answers. */
  async check<Variables extends Fields>(
    document: TypedDocumentNode<{ readonly checks: readonly SignInCheck[] }, Variables>,
    variables: Variables,
  ): Promise<SignInCheck> {
    const [check] = (await this.ask(document, variables)).checks;
    return check ?? { user_id: null, secret_hash: null, retry_after_seconds: 0 };
  }

  /** The session that a function answers with; nothing when there is none, or no longer. */
  async session<Variables extends Fields>(
    document: TypedDocumentNode<{ readonly sessions: readonly SessionClaims[] }, Variables>,
    variables: Variables,
  ): Promise<SessionClaims | undefined> {
    return (await this.ask(document, variables)).sessions[0];
  }
}
