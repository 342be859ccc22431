import type { Session } from '../../auth/session.ts';
import { readGraphqlRequest } from '../../execute/graphql-request.ts';
import type { GraphqlService } from '../../execute/graphql-service.ts';
import type { PreparedOperation } from '../../execute/operation-cache.ts';
import type { Listener } from '../../live/listener.ts';
import type { LiveQueries } from '../../live/live-queries.ts';
import { HasuraError } from '../../metadata/hasura-error.ts';
import type { InputJson } from '../../request/input-json.ts';

/** Hears about an operation. */
export interface Receiver extends Listener {
  /** It failed while it ran, for good. */
  failed(error: unknown): void;
}

/** Runs operations of any kind: queries and mutations answer once, subscriptions until they are stopped. */
export class OperationRunner {
  readonly #graphql: GraphqlService;
  readonly #live: LiveQueries;

  constructor(graphql: GraphqlService, live: LiveQueries) {
    this.#graphql = graphql;
    this.#live = live;
  }

  /** Starts an operation; what it answers stops it. A mutation that has begun goes on, only its answer is lost. */
  start(payload: InputJson, session: Session, receiver: Receiver): () => void {
    try {
      const request = readGraphqlRequest(payload);
      const prepared = this.#graphql.prepare(request, session);
      if (prepared.kind === 'subscription') return this.#live.subscribe(request, session, receiver);
      void this.#answerOnce(prepared, session, receiver);
    } catch (error) {
      receiver.refused(error);
      receiver.complete();
    }
    return () => undefined;
  }

  async #answerOnce(prepared: PreparedOperation, session: Session, receiver: Receiver): Promise<void> {
    try {
      receiver.data(`{"data":${await this.#graphql.runPrepared(prepared, session)}}`);
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
