/** What a worker takes from its queue, and what it does with it. */
export interface QueueWorkerParts<Task> {
  /** How long the queue is left alone after it was found empty. */
  readonly fetchAfterMs: number;
  /** The most tasks that are worked on at a time, and that are taken at a time. */
  readonly maximumTasks: number;
  readonly batchSize: number;
  /** Takes tasks, so that nobody else does them; fewer than `limit` mean that the queue is empty for now. */
  readonly take: (limit: number) => Promise<readonly Task[]>;
  /** Must not reject. */
  readonly work: (task: Task) => Promise<void>;
  /** Lets somebody else do tasks that this worker will not finish. */
  readonly giveBack: (tasks: readonly Task[]) => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

/**
 * Works on the tasks of a queue that others share.
 *
 * - Idle: nothing is scheduled before `start`.
 * - Taking: asks the queue for as many tasks as there is room for, starts them, and asks again until the queue is empty
 *   or there is no room.
 * - Waiting: until `fetchAfterMs` have passed, somebody calls `wake`, or, without room, a task has ended.
 * - Stopped: takes nothing; tasks under way get some time, what is left is given back.
 */
export class QueueWorker<Task> {
  readonly #parts: QueueWorkerParts<Task>;
  readonly #underWay = new Map<Task, Promise<void>>();
  #state: 'idle' | 'taking' | 'waiting' | 'stopped' = 'idle';
  /** Whether somebody woke the worker while it was taking. */
  #isWoken = false;
  #timer: NodeJS.Timeout | undefined;
  #taking: Promise<void> = Promise.resolve();

  constructor(parts: QueueWorkerParts<Task>) {
    this.#parts = parts;
  }

  start(): void {
    if (this.#state === 'idle') this.#goOn();
  }

  /** There may be something in the queue. */
  wake(): void {
    if (this.#state === 'taking') this.#isWoken = true;
    if (this.#state === 'waiting') this.#goOn();
  }

  /** Takes nothing more, and gives back what is not done within the time. */
  async stop(graceMs: number): Promise<void> {
    this.#state = 'stopped';
    clearTimeout(this.#timer);
    await this.#taking;
    await within(graceMs, Promise.all(this.#underWay.values()));
    const left = [...this.#underWay.keys()];
    if (left.length > 0) await this.#parts.giveBack(left).catch(this.#parts.onFault);
  }

  #goOn(): void {
    clearTimeout(this.#timer);
    this.#state = 'taking';
    this.#taking = this.#takeAll();
  }

  async #takeAll(): Promise<void> {
    await this.#takeWhileFull();
    if (this.#isTaking()) this.#wait();
  }

  #wait(): void {
    const mustLookAgain = this.#isWoken && this.#room() > 0;
    this.#isWoken = false;
    this.#state = 'waiting';
    this.#timer = setTimeout(() => this.wake(), mustLookAgain ? 0 : this.#parts.fetchAfterMs);
  }

  async #takeWhileFull(): Promise<void> {
    const { take, batchSize, onFault } = this.#parts;
    try {
      for (let limit = this.#limit(); limit > 0 && this.#isTaking(); limit = this.#limit()) {
        const tasks = await take(limit);
        for (const task of tasks) this.#begin(task);
        if (tasks.length < Math.min(limit, batchSize)) return;
      }
    } catch (error) {
      onFault(error);
    }
  }

  #begin(task: Task): void {
    const ended = this.#parts.work(task).finally(() => {
      const hadRoom = this.#room() > 0;
      this.#underWay.delete(task);
      if (!hadRoom) this.wake();
    });
    this.#underWay.set(task, ended);
  }

  #limit(): number {
    return Math.min(this.#parts.batchSize, this.#room());
  }

  #room(): number {
    return this.#parts.maximumTasks - this.#underWay.size;
  }

  #isTaking(): boolean {
    return this.#state === 'taking';
  }
}

/** Waits for the promise, but no longer than so. */
async function within(ms: number, promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([promise, late]);
  clearTimeout(timer);
}
