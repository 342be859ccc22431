import type { Pool } from 'pg';
import type { Json } from '../metadata/json.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { JsonPlace } from '../metadata/json-place.ts';
import type { Draft } from './draft.ts';
import type { MetadataStore } from './metadata-store.ts';
import type { Settings } from '../settings.ts';

/** What a command works on. */
export interface CommandContext {
  readonly args: JsonPlace;
  readonly draft: Draft;
  readonly store: MetadataStore;
  readonly settings: Settings;
  /** The database that keeps the metadata. */
  readonly storePool: Pool;
  /** `version` of the request; commands may differ by it. */
  readonly version: number;
}

/** One command of the metadata API: changes the draft and answers. */
export type Command = (context: CommandContext) => Promise<Json>;

export const success: Json = { message: 'success' };

/** The source an argument object names; `default` when it names none. */
export function sourceOf(args: JsonPlace): string {
  return args.optional('source')?.string() ?? 'default';
}

export function alreadyExists(message: string): HasuraError {
  return new HasuraError({ code: 'already-exists', message, path: '$.args' });
}

export function notExists(message: string, path = '$.args'): HasuraError {
  return new HasuraError({ code: 'not-exists', message, path });
}
