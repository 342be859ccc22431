import type { PoolClient, QueryArrayResult } from 'pg';
import type { Json } from '../metadata/json.ts';
import type { JsonPlace } from '../metadata/json-place.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import { readCatalog } from '../catalog/read-catalog.ts';
import { sourceOf } from './command.ts';
import type { Draft } from './draft.ts';
import { readEnumRows } from './inspect-source.ts';
import { followSchemaChange } from './follow-schema-change.ts';
import { postgresFault } from './postgres-fault.ts';
import { splitStatements } from './split-statements.ts';

interface RunSqlArguments {
  readonly source: string;
  readonly sql: string;
  readonly cascades: boolean;
  readonly isReadOnly: boolean;
  /** Whether the metadata is compared with the schema afterwards. */
  readonly checksMetadata: boolean;
  readonly usesTransaction: boolean;
}

/**
 * `run_sql`: runs any SQL on a source. SQL that may change the schema runs in one transaction with the comparison of
 * the metadata; what that finds wrong undoes it.
 */
export async function runSql(args: JsonPlace, draft: Draft): Promise<Json> {
  const request = readArguments(args);
  draft.source(request.source);
  const pool = draft.state.pools.get(request.source);
  if (pool === undefined) {
    throw new HasuraError({
      code: 'connection-not-established',
      message: `source "${request.source}" can't be reached`,
      path: '$.args',
    });
  }
  const client = await pool.connect();
  let isBroken = true;
  try {
    const answer = request.usesTransaction
      ? await runInTransaction(client, request, draft)
      : await runOneByOne(client, request);
    isBroken = false;
    return answer;
  } finally {
    // Session settings made by the SQL must not leak into other requests: a connection that ran any is not reused.
    client.release(isBroken || /\bset\b|\bprepare\b|\btemp/i.test(request.sql));
  }
}

function readArguments(args: JsonPlace): RunSqlArguments {
  const sql = args.key('sql').string();
  const isReadOnly = args.optional('read_only')?.boolean() ?? false;
  const checks = args.optional('check_metadata_consistency')?.boolean();
  return {
    source: sourceOf(args),
    sql,
    cascades: args.optional('cascade')?.boolean() ?? false,
    isReadOnly,
    checksMetadata: !isReadOnly && (checks ?? mayChangeSchema(sql)),
    usesTransaction: !(args.optional('no_transaction')?.boolean() ?? false),
  };
}

/** As Hasura guesses it: the words that can take away or change what is tracked. */
function mayChangeSchema(sql: string): boolean {
  return /\b(alter|drop|replace|create\s+function|comment\s+on)\b/i.test(sql);
}

async function runInTransaction(client: PoolClient, request: RunSqlArguments, draft: Draft): Promise<Json> {
  await client.query(request.isReadOnly ? 'begin read only' : 'begin');
  try {
    const answer = await run(client, request);
    if (request.checksMetadata) await checkMetadata(client, request, draft);
    await client.query('commit');
    return answer;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** PostgreSQL makes one transaction of statements that come together, so each is sent alone. */
async function runOneByOne(client: PoolClient, request: RunSqlArguments): Promise<Json> {
  let answer: Json = describeResult(undefined);
  for (const sql of splitStatements(request.sql)) answer = await run(client, { ...request, sql });
  return answer;
}

async function run(client: PoolClient, { sql }: RunSqlArguments): Promise<Json> {
  try {
    const results = await client.query<(string | null)[]>({ text: sql, rowMode: 'array', types: rawText });
    return describeResult(
      lastOf(results as QueryArrayResult<(string | null)[]> | QueryArrayResult<(string | null)[]>[]),
    );
  } catch (error) {
    throw postgresFault(error, sql);
  }
}

/** Values as PostgreSQL sends them. */
const rawText = { getTypeParser: () => (text: string | Buffer) => text.toString() };

function lastOf<Result>(results: Result | readonly Result[]): Result | undefined {
  return Array.isArray(results) ? (results as readonly Result[]).at(-1) : (results as Result);
}

function describeResult(result: QueryArrayResult<(string | null)[]> | undefined): Json {
  if (result === undefined || result.fields.length === 0) return { result_type: 'CommandOk', result: null };
  const header = result.fields.map(({ name }) => name);
  const rows = result.rows.map((row) => row.map((value) => value ?? 'NULL'));
  return { result_type: 'TuplesOk', result: [header, ...rows] };
}

async function checkMetadata(client: PoolClient, request: RunSqlArguments, draft: Draft): Promise<void> {
  const source = draft.source(request.source);
  const before = draft.state.inputs.get(request.source);
  const catalog = await readCatalog(client);
  if (before?.kind !== 'reachable') return;
  await followSchemaChange(draft, {
    source: request.source,
    before: before.catalog,
    after: catalog,
    cascades: request.cascades,
    readEnumRows: (metadata) =>
      readEnumRows(client, catalog, metadata.sources.find(({ name }) => name === source.name) ?? source),
  });
}
