import type { Pool } from 'pg';
import type { Session } from '../auth/session.ts';
import { bindParameters } from '../execute/bind-parameters.ts';
import type { GraphqlRequest } from '../execute/graphql-request.ts';
import type { GraphqlService, ServedModel } from '../execute/graphql-service.ts';
import type { PreparedOperation } from '../execute/operation-cache.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { Listener } from './listener.ts';
import { LiveCohort } from './live-cohort.ts';
import { liveAnswer, liveParameters, liveProgram, type LiveProgram } from './live-program.ts';
import type { Pace } from './poller.ts';
import { StreamCohort } from './stream-cohort.ts';

export interface LiveParts {
  readonly graphql: GraphqlService;
  readonly served: () => ServedModel;
  readonly live: Pace;
  readonly streams: Pace;
}

interface Subscription {
  readonly request: GraphqlRequest;
  readonly session: Session;
  readonly listener: Listener;
  leave: () => void;
}

/**
 * All subscriptions of the engine. Each joins the cohort of those that ask the same; a cohort asks the database for
 * all its members together. Permissions are part of what is asked, so that members of one cohort may have other roles
 * only where these see the same.
 */
export class LiveQueries {
  readonly #parts: LiveParts;
  readonly #subscriptions = new Set<Subscription>();
  readonly #liveCohorts = new Map<string, LiveCohort>();
  readonly #streamCohorts = new Map<string, StreamCohort>();

  constructor(parts: LiveParts) {
    this.#parts = parts;
  }

  /**
   * Begins a subscription; what it answers ends it.
   *
   * @throws HasuraError when the request doesn't fit the session's schema
   */
  subscribe(request: GraphqlRequest, session: Session, listener: Listener): () => void {
    const subscription: Subscription = { request, session, listener, leave: () => undefined };
    subscription.leave = this.#join(subscription);
    this.#subscriptions.add(subscription);
    return () => {
      this.#subscriptions.delete(subscription);
      subscription.leave();
    };
  }

  /** Begins all of them anew, under metadata that has changed; what no longer fits is refused. */
  restart(): void {
    for (const subscription of [...this.#subscriptions]) {
      subscription.leave();
      try {
        subscription.leave = this.#join(subscription);
      } catch (error) {
        this.#subscriptions.delete(subscription);
        subscription.listener.refused(error);
        subscription.listener.complete();
      }
    }
  }

  /** Ends all of them without a word. */
  stop(): void {
    for (const { leave } of this.#subscriptions) leave();
    this.#subscriptions.clear();
  }

  #join({ request, session, listener }: Subscription): () => void {
    const prepared = this.#parts.graphql.prepare(request, session);
    requireOneField(prepared);
    const program = liveProgram(prepared.program);
    const bindings = { variables: prepared.values, session, slots: [] };
    if (program.kind === 'stream') {
      const parameters = bindParameters(program.stream.statement.parameters, bindings);
      return joinIn(this.#streamCohorts, program.key, () => this.#streamCohort(program), parameters, listener);
    }
    if (program.statements.length === 0) {
      listener.data(`{"data":${liveAnswer(program.fields, [])}}`);
      return () => undefined;
    }
    const parameters = liveParameters(program.statements, bindings);
    return joinIn(this.#liveCohorts, program.key, () => this.#liveCohort(program), parameters, listener);
  }

  #liveCohort(program: Extract<LiveProgram, { kind: 'live' }>): LiveCohort {
    return new LiveCohort(program, this.#poolOf, this.#parts.live);
  }

  #streamCohort({ stream }: Extract<LiveProgram, { kind: 'stream' }>): StreamCohort {
    return new StreamCohort(stream, this.#poolOf, this.#parts.streams);
  }

  readonly #poolOf = (sourceName: string): Pool => {
    const pool = this.#parts.served().pools.get(sourceName);
    if (pool !== undefined) return pool;
    throw new HasuraError({ code: 'unexpected', message: `source "${sourceName}" is not connected`, status: 500 });
  };
}

interface Cohort<Parameters> {
  readonly isEmpty: boolean;
  join(parameters: Parameters, listener: Listener): () => void;
}

/** Joins the cohort of the key, made if need be; the last to leave forgets it. */
function joinIn<Parameters, Joined extends Cohort<Parameters>>(
  cohorts: Map<string, Joined>,
  key: string,
  make: () => Joined,
  parameters: Parameters,
  listener: Listener,
): () => void {
  const cohort = cohorts.get(key) ?? make();
  cohorts.set(key, cohort);
  const leave = cohort.join(parameters, listener);
  return () => {
    leave();
    if (cohort.isEmpty && cohorts.get(key) === cohort) cohorts.delete(key);
  };
}

/** Hasura's own directive lifts this. */
function requireOneField({ program, operation }: PreparedOperation): void {
  const isLifted = operation.node.directives?.some(({ name }) => name.value === '_multiple_top_level_fields') ?? false;
  if (program.fields.length === 1 || isLifted) return;
  throw new HasuraError({ code: 'validation-failed', message: 'subscriptions must select one top level field' });
}
