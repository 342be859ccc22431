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
export class AsynchronousActions {
  readonly #parts: AsynchronousActionsParts;
  readonly #worker: QueueWorker<TakenAction>;

  constructor(parts: AsynchronousActionsParts) {
    this.#parts = parts;
    const { fetchAfterMs, onFault, log } = parts;
    this.#worker = new QueueWorker({
      fetchAfterMs,
      batchSize,
      maximumTasks,
      take: (limit) => this.#take(limit),
      work: (taken) => this.#do(taken),
      giveBack: (left) => log.giveBack(left.map(({ id }) => id)),
      onFault,
    });
  }

  start(): void {
    this.#worker.start();
  }

  /** Something has been put into the queue. */
  wake(): void {
    this.#worker.wake();
  }

  stop(graceMs: number): Promise<void> {
    return this.#worker.stop(graceMs);
  }

  async #take(limit: number): Promise<readonly TakenAction[]> {
    const names = [...this.#parts.actions().values()].flatMap(({ name, kind }) =>
      kind === 'asynchronous-mutation' ? [name] : [],
    );
    return names.length === 0 ? [] : this.#parts.log.take(names, limit);
  }

  async #do(taken: TakenAction): Promise<void> {
    try {
      await this.#parts.log.finish(taken.id, await this.#outcome(taken));
    } catch (error) {
      this.#parts.onFault(error);
    }
  }

  async #outcome(taken: TakenAction): Promise<ActionOutcome> {
    try {
      const action = this.#parts.actions().get(taken.action_name);
      if (action === undefined) throw new HasuraError({ code: 'not-exists', message: 'the action has been dropped' });
      const { value } = await callHandler(
        {
          action,
          input: inputOf(taken),
          sessionVariables: taken.session_variables,
          query: null,
          clientHeaders: taken.request_headers,
        },
        this.#parts.tools(),
      );
      return { kind: 'completed', output: value };
    } catch (error) {
      const { message, path, code } = toHasuraError(error);
      return { kind: 'error', errors: { code, path, error: message } };
    }
  }
}

function inputOf({ input }: TakenAction): InputJsonObject {
  const parsed = parseJson(input);
  return isInputObject(parsed) ? parsed : {};
}
