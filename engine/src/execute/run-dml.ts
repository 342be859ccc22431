import type { Pool } from 'pg';
import type { Session } from '../auth/session.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { Json } from '../metadata/json.ts';
import { JsonPlace } from '../metadata/json-place.ts';
import { displayName, qualifiedKey } from '../metadata/qualified-name.ts';
import type { Source } from '../model/model.ts';
import { PlanContext } from '../plan/plan-context.ts';
import type { PlanOptions } from '../plan/plan-context.ts';
import type { RootPlan } from '../plan/operation-plan.ts';
import { planDmlCount, planDmlDelete, planDmlInsert, planDmlSelect, planDmlUpdate } from '../plan/plan-dml.ts';
import { roleTable } from '../schema/role-table.ts';
import type { RoleTable } from '../schema/meaning.ts';
import { operationProgram } from '../sql/operation-program.ts';
import { noActions } from './action-runner.ts';
import { clientContext } from './client-context.ts';
import { runProgram } from './run-program.ts';

/** Commands of `/v1/query` and `/v2/query` on rows. */
export const dmlCommands = ['select', 'insert', 'update', 'delete', 'count'] as const;
export type DmlCommand = (typeof dmlCommands)[number];

/** Where a command on rows runs, and for whom. */
export interface DmlRun {
  readonly source: Source;
  readonly pool: Pool;
  readonly session: Session;
  readonly options: Omit<PlanOptions, 'usesBackendOnlyPermissions'>;
}

/** Runs a command on rows with the role's permissions; answers its result. */
export async function runDml(command: DmlCommand, { value }: JsonPlace, run: DmlRun): Promise<Json> {
  // What is wrong with rows and columns is told with the place in the whole request.
  const args = new JsonPlace(value, '$.args');
  const { source, pool, session } = run;
  const { usesBackendOnlyPermissions } = session;
  const context = new PlanContext(session.role, { ...run.options, usesBackendOnlyPermissions });
  const on = tableOf(args.key('table'), run);
  const field = planCommand(context, command, on, args);
  const program = operationProgram({ kind: field.kind === 'mutation' ? 'mutation' : 'query', fields: [field] });
  const bindings = { variables: new Map(), session, slots: [] };
  const schema = () => {
    throw new Error('commands on rows have no schema');
  };
  try {
    const pools = new Map([[source.name, pool]]);
    const noClient = { actions: noActions, client: clientContext(), query: '' };
    const run = { bindings, pools, schema, isRepeated: false, timeLimitMs: null, ...noClient };
    const text = await runProgram(run, program);
    return resultOf(command, text);
  } catch (error) {
    throw error instanceof HasuraError && error.path === '$' ? error.at(args.path) : error;
  }
}

function resultOf(command: DmlCommand, text: string): Json {
  // The text is what PostgreSQL's own JSON functions made.
  const { root } = JSON.parse(text) as { readonly root: Json };
  if (command !== 'count') return root;
  return (root as { readonly value: Json }).value;
}

function planCommand(context: PlanContext, command: DmlCommand, on: RoleTable, args: JsonPlace): RootPlan {
  const base = { alias: 'root', sourceName: on.source.name, path: args.path };
  switch (command) {
    case 'select':
      return { ...base, kind: 'select', field: planDmlSelect(context, on, args) };
    case 'count':
      return { ...base, kind: 'select', field: planDmlCount(context, on, args) };
    case 'insert':
      return { ...base, kind: 'mutation', mutation: planDmlInsert(context, on, args) };
    case 'update':
      return { ...base, kind: 'mutation', mutation: planDmlUpdate(context, on, args) };
    case 'delete':
      return { ...base, kind: 'mutation', mutation: planDmlDelete(context, on, args) };
  }
}

function tableOf(place: JsonPlace, { source, session }: DmlRun): RoleTable {
  const isName = typeof place.value === 'string';
  const name = isName ? place.string() : place.key('name').string();
  const schema = isName ? 'public' : (place.optional('schema')?.string() ?? 'public');
  const table = source.tables.get(qualifiedKey({ schema, name }));
  if (table !== undefined) return roleTable(source, table, session.role, session.usesBackendOnlyPermissions);
  const message = `table "${displayName({ schema, name })}" does not exist in source: ${source.name}`;
  throw new HasuraError({ code: 'not-exists', message, path: place.path });
}
