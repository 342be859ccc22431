import type { Session } from '../auth/session.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { Json } from '../metadata/json.ts';
import type { JsonPlace } from '../metadata/json-place.ts';
import type { Settings } from '../settings.ts';
import type { Draft } from './draft.ts';

/** What a command on rows works with. */
export interface DmlContext {
  readonly draft: Draft;
  readonly session: Session;
  readonly settings: Settings;
}

const dmlCommands = ['select', 'insert', 'update', 'delete', 'count'];

/** Whether the command is about rows rather than metadata. */
export function isDmlCommand(name: string): boolean {
  return dmlCommands.includes(name);
}

export function runDml(name: string, _args: JsonPlace, _context: DmlContext): Promise<Json> {
  throw new HasuraError({ code: 'not-supported', message: `"${name}" is not supported`, path: '$.type' });
}
