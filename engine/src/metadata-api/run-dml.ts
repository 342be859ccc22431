import type { Session } from '../auth/session.ts';
import { dmlCommands, runDml as runOnSource } from '../execute/run-dml.ts';
import type { DmlCommand } from '../execute/run-dml.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { Json } from '../metadata/json.ts';
import type { JsonPlace } from '../metadata/json-place.ts';
import type { Settings } from '../settings.ts';
import type { EngineState } from './engine-state.ts';

/** Whether the command is about rows rather than metadata. */
export function isDmlCommand(name: string): name is DmlCommand {
  return dmlCommands.some((command) => command === name);
}

/** What a command on rows works with. */
export interface DmlContext {
  readonly state: EngineState;
  readonly session: Session;
  readonly settings: Settings;
}

/** Runs a command on rows in the source that its arguments name. */
export function runDml(name: DmlCommand, args: JsonPlace, { state, session, settings }: DmlContext): Promise<Json> {
  const sourceName = args.optional('source')?.string() ?? 'default';
  const source = state.model.sources.find((candidate) => candidate.name === sourceName);
  const pool = state.pools.get(sourceName);
  if (source === undefined || pool === undefined) {
    const message = `source with name "${sourceName}" does not exist`;
    throw new HasuraError({ code: 'not-exists', message, path: args.path });
  }
  const options = {
    stringifiesNumbers: settings.HASURA_GRAPHQL_STRINGIFY_NUMERIC_TYPES,
    collapsesNullComparisons: false,
  };
  return runOnSource(name, args, { source, pool, session, options });
}
