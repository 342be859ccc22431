import type { Pool } from 'pg';
import type { ActionProgram, ActionResultProgram } from '../sql/action-program.ts';
import type { Bindings } from './bind-parameters.ts';
import type { ClientContext } from './client-context.ts';

/** On whose behalf an action runs. */
export interface ActionRequest {
  readonly bindings: Bindings;
  readonly client: ClientContext;
  /** The text of the whole query. */
  readonly query: string;
  /** Pools by source. */
  readonly pools: ReadonlyMap<string, Pool>;
}

/** Answers the fields of actions with JSON texts; `action/` has the real one. */
export interface ActionRunner {
  /** Asks the handler, or starts an asynchronous action. */
  call(program: ActionProgram, request: ActionRequest): Promise<string>;
  /** What has become of an asynchronous action. */
  result(program: ActionResultProgram, request: ActionRequest): Promise<string>;
}

/** For programs that hold no action. */
export const noActions: ActionRunner = {
  call: () => Promise.reject(new Error('no actions are served here')),
  result: () => Promise.reject(new Error('no actions are served here')),
};
