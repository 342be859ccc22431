import type { Pool } from 'pg';
import type { GraphQLSchema } from 'graphql';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { PrintedStatement } from '../sql/print.ts';
import type { MutationProgram, WriteStep } from '../sql/mutation-program.ts';
import type { OperationProgram, RootProgram } from '../sql/operation-program.ts';
import { continueTrace, traceContext } from '../webhook/trace.ts';
import type { ActionRequest, ActionRunner } from './action-runner.ts';
import type { Bindings, WrittenSlot } from './bind-parameters.ts';
import { runIntrospection } from './run-introspection.ts';
import { runStatement, type StatementOptions } from './run-statement.ts';
import type { RowTexts } from './text-query.ts';
import { Transaction } from './transaction.ts';

/** What running a program needs. */
export interface ProgramRun extends ActionRequest {
  readonly actions: ActionRunner;
  readonly schema: () => GraphQLSchema;
  readonly isRepeated: boolean;
  /** Milliseconds that each statement may take; null: any time. */
  readonly timeLimitMs: number | null;
}

/**
 * Runs a program; answers the JSON text of `data`. Mutations are one transaction, and so is what has a limit of time, as
 * the database ends only there what takes longer.
 */
export async function runProgram(run: ProgramRun, program: OperationProgram): Promise<string> {
  if (program.kind === 'subscription') throw overHttp();
  if (program.kind === 'mutation' || run.timeLimitMs !== null) return runInTransaction(run, program.fields);
  return objectText(run, program.fields, (sourceName) => pooled(poolOf(run, sourceName)));
}

function overHttp(): HasuraError {
  const message = 'subscriptions are not supported over HTTP, use websockets instead';
  return new HasuraError({ code: 'unexpected', message });
}

/** Runs statements: each on any connection of a pool, or all in one transaction. */
interface Database {
  run(statement: PrintedStatement, bindings: Bindings, options: StatementOptions): Promise<RowTexts | null>;
}

type DatabaseOf = (sourceName: string) => Database | Promise<Database>;

function pooled(pool: Pool): Database {
  return { run: (statement, bindings, options) => runStatement(pool, statement, bindings, options) };
}

/** The pool of a source. */
export function poolOf({ pools }: Pick<ProgramRun, 'pools'>, sourceName: string): Pool {
  const pool = pools.get(sourceName);
  if (pool !== undefined) return pool;
  throw new HasuraError({ code: 'unexpected', message: `source "${sourceName}" is not connected`, status: 500 });
}

/** The fields side by side. */
async function objectText(run: ProgramRun, fields: readonly RootProgram[], databaseOf: DatabaseOf): Promise<string> {
  const [only] = fields;
  if (fields.length === 1 && only !== undefined) return `{${member(only, await fieldText(run, only, databaseOf))}}`;
  const texts = await Promise.all(fields.map((field) => fieldText(run, field, databaseOf)));
  return `{${fields.map((field, index) => member(field, texts[index] ?? 'null')).join(',')}}`;
}

function member({ alias }: RootProgram, text: string): string {
  return `"${alias}":${text}`;
}

async function fieldText(run: ProgramRun, field: RootProgram, databaseOf: DatabaseOf): Promise<string> {
  switch (field.kind) {
    case 'json':
      return field.text;
    case 'introspection':
      return JSON.stringify(runIntrospection(run.schema(), field.field));
    case 'namespace':
      return objectText(run, field.fields, databaseOf);
    case 'select': {
      const database = await databaseOf(field.sourceName);
      const row = await database.run(field.statement, run.bindings, { isRepeated: run.isRepeated, path: '$' });
      return row?.[0] ?? 'null';
    }
    case 'mutation': {
      const database = await databaseOf(field.sourceName);
      const texts: string[] = [];
      for (const program of field.programs) texts.push(await runMutation(run, database, program));
      return field.isList ? `[${texts.join(',')}]` : (texts[0] ?? 'null');
    }
    case 'action':
      return run.actions.call(field, run);
    case 'action-result':
      return run.actions.result(field, run);
    case 'stream':
      throw new HasuraError({ code: 'not-supported', message: 'streams can only be subscribed to', path: field.path });
  }
}

/** The fields one after the other, each source's in one transaction. */
async function runInTransaction(run: ProgramRun, fields: readonly RootProgram[]): Promise<string> {
  const transactions = new Map<string, Transaction>();
  const { timeLimitMs } = run;
  const { session } = run.bindings;
  const last = lastStatement(fields);
  const context = JSON.stringify(traceContext(continueTrace(run.client.headers)));
  const databaseOf = async (sourceName: string): Promise<Transaction> => {
    const pool = poolOf(run, sourceName);
    const options = { session, traceContext: context, timeLimitMs, last };
    const transaction = transactions.get(sourceName) ?? (await Transaction.open(pool, options));
    transactions.set(sourceName, transaction);
    return transaction;
  };
  try {
    const members: string[] = [];
    for (const field of fields) members.push(member(field, await fieldInOrder(run, field, databaseOf)));
    for (const transaction of transactions.values()) await transaction.commit();
    return `{${members.join(',')}}`;
  } finally {
    for (const transaction of transactions.values()) await transaction.release();
  }
}

/** The last statement of a mutation that is alone. */
function lastStatement(fields: readonly RootProgram[]): PrintedStatement | null {
  const [field] = fields;
  if (fields.length !== 1 || field?.kind !== 'mutation' || field.programs.length !== 1) return null;
  return field.programs[0]?.output ?? null;
}

/** As `fieldText`, with the fields of a namespace in order. */
async function fieldInOrder(run: ProgramRun, field: RootProgram, begin: DatabaseOf): Promise<string> {
  if (field.kind !== 'namespace') return fieldText(run, field, begin);
  const members: string[] = [];
  for (const inner of field.fields) members.push(member(inner, await fieldInOrder(run, inner, begin)));
  return `{${members.join(',')}}`;
}

async function runMutation(run: ProgramRun, database: Database, program: MutationProgram): Promise<string> {
  if (program.output === null) return program.constant;
  const slots: WrittenSlot[] = [];
  for (const step of program.steps) slots.push(await runStep(run, database, step, slots));
  const options = { isRepeated: run.isRepeated, path: program.path };
  const row = await database.run(program.output, { ...run.bindings, slots }, options);
  return row?.[0] ?? 'null';
}

async function runStep(
  run: ProgramRun,
  database: Database,
  step: WriteStep,
  slots: readonly WrittenSlot[],
): Promise<WrittenSlot> {
  const options = { isRepeated: run.isRepeated, path: step.path };
  const row = await database.run(step.statement, { ...run.bindings, slots }, options);
  const [rows, count, ...columns] = row ?? [];
  const written = Number(count ?? 0);
  if (written === 0 && step.emptyMessage !== null) {
    throw new HasuraError({ code: 'not-supported', message: step.emptyMessage, path: step.path });
  }
  return {
    rows: rows ?? '[]',
    count: written,
    columns: new Map(step.columns.map((name, index) => [name, columns[index] ?? null])),
  };
}
