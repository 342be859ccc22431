import type { Pool } from 'pg';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { Json, JsonObject } from '../metadata/json.ts';
import { inlineParameters } from '../sql/inline-parameters.ts';
import type { RootProgram, SelectProgram, StreamProgram } from '../sql/operation-program.ts';
import { explained, type PrintedStatement } from '../sql/print.ts';
import { bindParameter, bindParameters } from './bind-parameters.ts';
import type { Bindings } from './bind-parameters.ts';
import type { PreparedOperation } from './operation-cache.ts';
import { postgresError } from './postgres-error.ts';
import { poolOf } from './run-program.ts';

/** What explaining an operation needs. */
export interface Explaining {
  readonly bindings: Bindings;
  /** Pools by source. */
  readonly pools: ReadonlyMap<string, Pool>;
}

/**
 * The statements of an operation with PostgreSQL's plans for them, in the shape of Hasura's `/v1/graphql/explain`:
 * a list of `{field, sql, plan}` for a query, `{sql, plan, variables}` for a subscription.
 */
export async function explain({ program }: PreparedOperation, explaining: Explaining): Promise<Json> {
  switch (program.kind) {
    case 'mutation':
      throw new HasuraError({ code: 'invalid-params', message: 'only queries can be explained' });
    case 'subscription':
      return explainSubscription(program.fields, explaining);
    case 'query':
      return Promise.all(selectsIn(program.fields).map((field) => explainField(field, explaining)));
  }
}

/** Fields under a namespace one after the other. */
function selectsIn(fields: readonly RootProgram[]): readonly RootProgram[] {
  return fields.flatMap((field) => (field.kind === 'namespace' ? selectsIn(field.fields) : [field]));
}

async function explainField(field: RootProgram, explaining: Explaining): Promise<JsonObject> {
  if (field.kind !== 'select') return { field: field.alias, sql: null, plan: null };
  const { statement, sourceName } = field;
  const sql = inlineParameters(statement.text, bindParameters(statement.parameters, explaining.bindings));
  return { field: field.alias, sql, plan: await planLines(poolOf(explaining, sourceName), statement, sql, []) };
}

async function explainSubscription(fields: readonly RootProgram[], explaining: Explaining): Promise<JsonObject> {
  const field = selectsIn(fields).find(isSubscribed);
  if (field?.multiplexed === undefined || field.multiplexed === null) {
    throw new HasuraError({ code: 'not-supported', message: 'the subscription asks no database' });
  }
  const { multiplexed, sourceName } = field;
  const values = bindParameters(multiplexed.parameters, explaining.bindings);
  const lists = [[0], ...values.map((value) => [value])];
  const plan = await planLines(poolOf(explaining, sourceName), multiplexed, multiplexed.text, lists);
  return { sql: multiplexed.text, plan, variables: cohortVariables(field, explaining.bindings) };
}

function isSubscribed(field: RootProgram): field is SelectProgram | StreamProgram {
  return field.kind === 'select' || field.kind === 'stream';
}

async function planLines(
  pool: Pool,
  statement: PrintedStatement,
  text: string,
  values: unknown[],
): Promise<readonly string[]> {
  try {
    const { rows } = await pool.query<[string]>({ text: explained(text), values, rowMode: 'array' });
    return rows.map(([line]) => line);
  } catch (error) {
    throw postgresError(error, statement, '$');
  }
}

/** What tells one subscriber of a cohort from the next. */
function cohortVariables(field: SelectProgram | StreamProgram, bindings: Bindings): JsonObject {
  const session: Record<string, string | null> = {};
  const query: Record<string, string | null> = {};
  const cursor: Record<string, string | null> = {};
  const synthetic: (string | null)[] = [];
  for (const [index, parameter] of (field.multiplexed?.parameters ?? []).entries()) {
    const text = bindParameter(parameter, bindings);
    if (field.kind === 'stream' && index === field.cursorIndex) cursor[field.cursorColumn] = text;
    else if (parameter.kind === 'session-variable') session[parameter.name] = text;
    else if (parameter.kind === 'argument' && parameter.value.kind === 'variable') query[parameter.value.name] = text;
    else synthetic.push(text);
  }
  return { session, query, synthetic, cursor };
}
