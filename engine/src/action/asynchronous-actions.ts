import { HasuraError } from '../metadata/hasura-error.ts';
import type { Action } from '../model/model.ts';
import { isInputObject, type InputJsonObject } from '../request/input-json.ts';
import { parseJson } from '../request/parse-json.ts';
import { toHasuraError } from '../metadata/to-hasura-error.ts';
import { QueueWorker } from '../webhook/queue-worker.ts';
import type { ActionLog, ActionOutcome, TakenAction } from './action-log.ts';
import { callHandler, type HandlerTools } from './call-handler.ts';

export interface AsynchronousActionsParts {
  readonly log: ActionLog;
  readonly actions: () => ReadonlyMap<string, Action>;
  readonly tools: () => HandlerTools;
  readonly fetchAfterMs: number;
  readonly onFault: (error: unknown) => void;
}

const batchSize = 10;
const maximumTasks = 100;

/** Does the asynchronous actions of the queue, several at a time and each by one engine only. */
export function asynchronousActions(parts: AsynchronousActionsParts): QueueWorker<TakenAction> {
  const { fetchAfterMs, onFault, log } = parts;
  return new QueueWorker({
    fetchAfterMs,
    batchSize,
    maximumTasks,
    take: (limit) => take(limit, parts),
    work: async (taken) => {
      await log.finish(taken.id, await outcomeOf(taken, parts)).catch(onFault);
    },
    giveBack: (left) => log.giveBack(left.map(({ id }) => id)),
    onFault,
  });
}

async function take(limit: number, { log, actions }: AsynchronousActionsParts): Promise<readonly TakenAction[]> {
  const names = [...actions().values()].flatMap(({ name, kind }) => (kind === 'asynchronous-mutation' ? [name] : []));
  return names.length === 0 ? [] : log.take(names, limit);
}

async function outcomeOf(taken: TakenAction, { actions, tools }: AsynchronousActionsParts): Promise<ActionOutcome> {
  try {
    const action = actions().get(taken.action_name);
    if (action === undefined) throw new HasuraError({ code: 'not-exists', message: 'the action has been dropped' });
    const { value } = await callHandler(
      {
        action,
        input: inputOf(taken),
        sessionVariables: taken.session_variables,
        query: null,
        clientHeaders: taken.request_headers,
      },
      tools(),
    );
    return { kind: 'completed', output: value };
  } catch (error) {
    const { message, path, code } = toHasuraError(error);
    return { kind: 'error', errors: { code, path, error: message } };
  }
}

function inputOf({ input }: TakenAction): InputJsonObject {
  const parsed = parseJson(input);
  return isInputObject(parsed) ? parsed : {};
}
