import type { Pool } from 'pg';
import type { Session } from '../auth/session.ts';
import { bindParameters } from '../execute/bind-parameters.ts';
import { clientContext } from '../execute/client-context.ts';
import type { ParameterTexts } from '../execute/run-multiplexed.ts';
import type { GraphqlRequest } from '../execute/graphql-request.ts';
import type { GraphqlService, ServedModel } from '../execute/graphql-service.ts';
import type { PreparedOperation } from '../execute/operation-cache.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import { tellsTime } from '../sql/read-object.ts';
import type { PrintedStatement } from '../sql/print.ts';
import { untold, type Changes } from './changes.ts';
import type { Asked, CohortParts } from './cohort.ts';
import type { Listener } from './listener.ts';
import { LiveCohort } from './live-cohort.ts';
import { asksForActions, liveAnswer, liveParameters, liveProgram, type LiveProgram } from './live-program.ts';
import { startPolledQuery } from './polled-query.ts';
import type { Pace } from './poller.ts';
import { StreamCohort } from './stream-cohort.ts';

export interface LiveParts {
  readonly graphql: GraphqlService;
  readonly served: () => ServedModel;
  readonly live: Pace;
  readonly streams: Pace;
  readonly changes: Changes;
  /** Hears of each time that the database was asked. */
  readonly onAsked: (asked: Asked) => void;
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
    this.#parts.changes.refresh();
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
  async stop(): Promise<void> {
    for (const { leave } of this.#subscriptions) leave();
    this.#subscriptions.clear();
    await this.#parts.changes.stop();
  }

  #join({ request, session, listener }: Subscription): () => void {
    const prepared = this.#parts.graphql.prepare(request, session);
    requireOneField(prepared);
    if (asksForActions(prepared.program)) return this.#poll(prepared, session, listener);
    const program = liveProgram(prepared.program);
    const bindings = { variables: prepared.values, session, slots: [] };
    if (program.kind === 'stream') {
      const { statement } = program.stream;
      const parameters = bindParameters(statement.parameters, bindings);
      const isTimed = hasTimes(statement, parameters);
      const make = (): StreamCohort =>
        new StreamCohort(program.stream, this.#cohortParts(this.#parts.streams, isTimed));
      return joinIn(this.#streamCohorts, cohortKey(program, isTimed), make, parameters, listener);
    }
    const { statements } = program;
    if (statements.length === 0) {
      listener.data(`{"data":${liveAnswer(program.fields, [])}}`);
      return () => undefined;
    }
    const parameters = liveParameters(statements, bindings);
    const isTimed = statements.some(({ statement }, index) => hasTimes(statement, parameters[index] ?? []));
    const make = (): LiveCohort => new LiveCohort(program, this.#cohortParts(this.#parts.live, isTimed));
    return joinIn(this.#liveCohorts, cohortKey(program, isTimed), make, parameters, listener);
  }

  #poll(prepared: PreparedOperation, session: Session, listener: Listener): () => void {
    const asQuery: PreparedOperation = { ...prepared, program: { ...prepared.program, kind: 'query' } };
    const ask = (): Promise<string> => this.#parts.graphql.runPrepared(asQuery, session, clientContext());
    return startPolledQuery({ ask, refetchAfterMs: this.#parts.live.refetchAfterMs, listener });
  }

  /** What depends on the time changes without any row changing. */
  #cohortParts(pace: Pace, isTimed: boolean): CohortParts {
    const { changes, onAsked } = this.#parts;
    return { poolOf: this.#poolOf, pace, follow: isTimed ? untold : changes.follow, onAsked };
  }

  readonly #poolOf = (sourceName: string): Pool => {
    const pool = this.#parts.served().pools.get(sourceName);
    if (pool !== undefined) return pool;
    throw new HasuraError({ code: 'unexpected', message: `source "${sourceName}" is not connected`, status: 500 });
  };
}

function cohortKey({ key }: LiveProgram, isTimed: boolean): string {
  return isTimed ? `${key}\ntimed` : key;
}

/** Whether one of the values is read as a time relative to now. */
function hasTimes({ parameters }: PrintedStatement, texts: ParameterTexts): boolean {
  return parameters.some(({ type }, index) => tellsTime(type, texts[index] ?? ''));
}

interface Cohort<Parameters> {
  readonly isEmpty: boolean;
  end(): void;
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
    if (!cohort.isEmpty || cohorts.get(key) !== cohort) return;
    cohorts.delete(key);
    cohort.end();
  };
}

/** Hasura's own directive lifts this. */
function requireOneField({ program, operation }: PreparedOperation): void {
  const isLifted = operation.node.directives?.some(({ name }) => name.value === '_multiple_top_level_fields') ?? false;
  if (program.fields.length === 1 || isLifted) return;
  throw new HasuraError({ code: 'validation-failed', message: 'subscriptions must select one top level field' });
}
