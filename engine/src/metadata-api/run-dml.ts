import { HasuraError } from '../metadata/hasura-error.ts';
import type { Json } from '../metadata/json.ts';

const dmlCommands = ['select', 'insert', 'update', 'delete', 'count'];

/** Whether the command is about rows rather than metadata. */
export function isDmlCommand(name: string): boolean {
  return dmlCommands.includes(name);
}

/** Refuses commands on rows: they aren't there yet. */
export function runDml(name: string): Promise<Json> {
  throw new HasuraError({ code: 'not-supported', message: `"${name}" is not supported`, path: '$.type' });
}
