import type { RequestHeaders } from '../../auth/request-headers.ts';
import type { Session } from '../../auth/session.ts';
import { clientContext } from '../../execute/client-context.ts';
import { readGraphqlRequest } from '../../execute/graphql-request.ts';
import type { GraphqlService } from '../../execute/graphql-service.ts';
import type { PreparedOperation } from '../../execute/operation-cache.ts';
import type { Listener } from '../../live/listener.ts';
import type { LiveQueries } from '../../live/live-queries.ts';
import { HasuraError } from '../../metadata/hasura-error.ts';
import type { InputJson } from '../../request/input-json.ts';
import type { RateLimiter } from '../rate-limiter.ts';

/** Hears about an operation. */
export interface Receiver extends Listener {
  /** It failed while it ran, for good. */
  failed(error: unknown): void;
}

/** Who starts an operation. */
export interface Client {
  readonly session: Session;
  readonly headers: RequestHeaders;
  /** Where the connection comes from. */
  readonly address: string;
}

/** Runs operations of any kind: queries and mutations answer once, subscriptions until they are stopped. */
export class OperationRunner {
  readonly #graphql: GraphqlService;
  readonly #live: LiveQueries;
  readonly #limiter: RateLimiter;

  constructor(graphql: GraphqlService, live: LiveQueries, limiter: RateLimiter) {
    this.#graphql = graphql;
    this.#live = live;
    this.#limiter = limiter;
  }

  /** Starts an operation; what it answers stops it. A mutation that has begun goes on, only its answer is lost. */
  start(payload: InputJson, { session, address, headers }: Client, receiver: Receiver): () => void {
    try {
      this.#limiter.admit(session, () => address);
      const request = readGraphqlRequest(payload);
      const prepared = this.#graphql.prepare(request, session);
      if (prepared.kind === 'subscription') return this.#live.subscribe(request, session, receiver);
      void this.#answerOnce(prepared, session, receiver, headers);
    } catch (error) {
      receiver.refused(error);
      receiver.complete();
    }
    return () => undefined;
  }

  async #answerOnce(
    prepared: PreparedOperation,
    session: Session,
    receiver: Receiver,
    headers: RequestHeaders,
  ): Promise<void> {
    try {
      receiver.data(`{"data":${await this.#graphql.runPrepared(prepared, session, clientContext(headers))}}`);
    } catch (error) {
      if (isFoundBefore(error)) receiver.refused(error);
      else receiver.failed(error);
    }
    receiver.complete();
  }
}

/** Whether Hasura finds the fault before it runs anything: a session variable that is missing. */
function isFoundBefore(error: unknown): boolean {
  return error instanceof HasuraError && error.code === 'not-found';
}
