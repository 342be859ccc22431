import type { Pool } from 'pg';
import { SchemaMetaFieldDef, TypeMetaFieldDef } from 'graphql';
import type { Session } from '../auth/session.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { Json } from '../metadata/json.ts';
import type { Model } from '../model/model.ts';
import type { PlanOptions } from '../plan/plan-context.ts';
import type { InputJson } from '../request/input-json.ts';
import { isInputList } from '../request/input-json.ts';
import { roleSchema } from '../schema/role-schema.ts';
import type { RoleSchema } from '../schema/role-schema.ts';
import type { ObserveOperation } from './answered-operation.ts';
import { allowListRule } from './allow-list-rule.ts';
import type { ActionRunner } from './action-runner.ts';
import { clientContext, type ClientContext } from './client-context.ts';
import { explain } from './explain.ts';
import { graphqlErrorBody } from './graphql-error.ts';
import { readGraphqlRequest } from './graphql-request.ts';
import type { GraphqlRequest } from './graphql-request.ts';
import { OperationCache } from './operation-cache.ts';
import type { PreparedOperation } from './operation-cache.ts';
import { roleLimits, type RoleLimits } from './role-limits.ts';
import { runProgram } from './run-program.ts';
import { sizeRule } from './size-rule.ts';

/** The metadata that requests are answered by, with the databases it speaks of. */
export interface ServedModel {
  readonly model: Model;
  /** Pools by source. */
  readonly pools: ReadonlyMap<string, Pool>;
}

/** Switches of the service. */
export interface GraphqlOptions extends Omit<PlanOptions, 'usesBackendOnlyPermissions'> {
  /** Whether administrators see the database's own errors. */
  readonly showsInternalToAdmin: boolean;
  /** Whether everybody does. */
  readonly showsInternalToAll: boolean;
  /** Whether roles may only ask what the allow list has. */
  readonly usesAllowList: boolean;
  readonly observe: ObserveOperation;
}

/** One role's schema with the plans made from it. */
interface RoleEntry {
  readonly schema: RoleSchema;
  readonly cache: OperationCache;
  readonly limits: RoleLimits;
}

/**
 * Answers GraphQL requests: parse → check → plan → SQL → run, with everything but the last step kept for the next
 * request of the same role with the same text. When the model changes, all of it is made anew.
 */
export class GraphqlService {
  private readonly served: () => ServedModel;
  private readonly options: GraphqlOptions;
  private readonly actions: ActionRunner;
  private roles = new Map<string, RoleEntry>();
  private model: Model | null = null;

  constructor(served: () => ServedModel, actions: ActionRunner, options: GraphqlOptions) {
    this.served = served;
    this.actions = actions;
    this.options = options;
  }

  /**
   * Answers a request body, a list of them with a list. HTTP status 200 whatever happens.
   *
   * @throws HasuraError when the list is longer than the role may send
   */
  async execute(
    body: InputJson,
    session: Session,
    client: ClientContext = clientContext(),
  ): Promise<{ readonly status: number; readonly body: string }> {
    if (!isInputList(body)) return { status: 200, body: await this.answer(body, session, client) };
    const { batchedOperations: maximum } = this.limitsOf(session);
    if (maximum !== null && body.length > maximum) throw batchTooLarge(body.length, maximum);
    const answers: string[] = [];
    for (const one of body) answers.push(await this.answer(one, session, client));
    return { status: 200, body: `[${answers.join(',')}]` };
  }

  /** The JSON text of `data`. Throws a HasuraError for what goes wrong. */
  async run(request: GraphqlRequest, session: Session, client: ClientContext = clientContext()): Promise<string> {
    const prepared = this.prepare(request, session);
    return this.runPrepared(prepared, session, client);
  }

  /** An operation with its program, from the cache where possible. */
  prepare(request: GraphqlRequest, session: Session): PreparedOperation {
    try {
      return this.entry(session).cache.prepare(request);
    } catch (error) {
      this.options.observe?.({ kind: 'unknown', isFault: true, seconds: 0 });
      throw error;
    }
  }

  /** Runs what `prepare` answered. */
  runPrepared(prepared: PreparedOperation, session: Session, client: ClientContext): Promise<string> {
    const bindings = { variables: prepared.values, session, slots: [] };
    const { pools } = this.served();
    const { schema, limits } = this.entry(session);
    const { actions } = this;
    const { query, isRepeated, program } = prepared;
    const run = { bindings, pools, actions, client, query, isRepeated, timeLimitMs: limits.timeMs };
    const answer = runProgram({ ...run, schema: schema.schema }, program);
    return this.options.observe === null ? answer : this.observed(prepared, answer, this.options.observe);
  }

  private async observed(
    { kind }: PreparedOperation,
    answer: Promise<string>,
    observe: NonNullable<ObserveOperation>,
  ): Promise<string> {
    const startedAt = performance.now();
    const tell = (isFault: boolean): void =>
      observe({ kind, isFault, seconds: (performance.now() - startedAt) / 1_000 });
    try {
      const text = await answer;
      tell(false);
      return text;
    } catch (error) {
      tell(true);
      throw error;
    }
  }

  /** The statements of an operation with PostgreSQL's plans for them. */
  async explain(request: GraphqlRequest, session: Session): Promise<Json> {
    const prepared = this.prepare(request, session);
    const bindings = { variables: prepared.values, session, slots: [] };
    return explain(prepared, { bindings, pools: this.served().pools });
  }

  /** What the session's role may ask for. */
  schemaOf(session: Session): RoleSchema {
    return this.entry(session).schema;
  }

  /** How much the session's role may ask for. */
  limitsOf(session: Session): RoleLimits {
    return this.entry(session).limits;
  }

  /** Whether the session may see the database's own errors. */
  showsInternal(session: Session): boolean {
    return this.options.showsInternalToAll || (this.options.showsInternalToAdmin && session.isAdmin);
  }

  private async answer(body: InputJson, session: Session, client: ClientContext): Promise<string> {
    try {
      return `{"data":${await this.run(readGraphqlRequest(body), session, client)}}`;
    } catch (error) {
      return graphqlErrorBody(error, this.showsInternal(session));
    }
  }

  private entry({ role, usesBackendOnlyPermissions }: Session): RoleEntry {
    const { model } = this.served();
    if (model !== this.model) {
      this.model = model;
      this.roles = new Map();
    }
    const key = usesBackendOnlyPermissions ? `${role}\nbackend` : role;
    let entry = this.roles.get(key);
    if (entry === undefined) {
      entry = makeEntry(model, role, { ...this.options, usesBackendOnlyPermissions });
      this.roles.set(key, entry);
    }
    return entry;
  }
}

function batchTooLarge(operations: number, maximum: number): HasuraError {
  const message = `the batch of ${operations} operations exceeds the batch limit ${maximum} of the role`;
  return new HasuraError({ code: 'batch-limit-exceeded', message });
}

function makeEntry(
  model: Model,
  role: string,
  options: PlanOptions & Pick<GraphqlOptions, 'usesAllowList'>,
): RoleEntry {
  const schema = roleSchema(model, role, options);
  const { graphql_schema_introspection: introspection } = model.metadata;
  const fields = introspection.disabled_for_roles.includes(role) ? noFields : introspectionFields;
  const introspectionField = (name: string) => fields.get(name);
  const limits = roleLimits(model.metadata.api_limits, role);
  const rules = [...(options.usesAllowList ? [allowListRule(model.metadata, role)] : []), sizeRule(limits)];
  return { schema, cache: new OperationCache(role, { ...schema, introspectionField }, { ...options, rules }), limits };
}

const introspectionFields = new Map([
  ['__schema', SchemaMetaFieldDef],
  ['__type', TypeMetaFieldDef],
]);
const noFields: typeof introspectionFields = new Map();
