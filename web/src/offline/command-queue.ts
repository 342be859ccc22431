import { newKey } from '../graphql/new-key.ts';
import type { CommandShelf } from './command-shelf.ts';
import { giveAgain, inOrder, nextToSend, refuse, remove } from './queue-steps.ts';
import type { Answer, QueuedCommand, Refusal } from './queued-command.ts';

/** What the giver of a command is told at once. */
export type Outcome =
  | { readonly kind: 'done'; readonly data: unknown }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The network is away: the command waits, and is sent by itself. */
  | { readonly kind: 'waiting' };

/** Sends one command in the name of who is signed in. */
export type Send = (command: QueuedCommand) => Promise<Answer>;

export interface NewCommand extends Pick<QueuedCommand, 'userId' | 'subject' | 'label' | 'mutation' | 'variables'> {
  readonly key: string;
}

/** How long after an attempt without an answer the next one is made. */
const triedAgainAfterMs = 3_000;

/**
 * The commands of this browser, sent one after the other in the order in which they were given.
 *
 * - A command is put on the shelf before it is sent, and taken off it when the server has said that it is done.
 * - No answer: it waits. Everything is tried again after a while, when the network comes back, and after the next sign-in.
 * - Refused while its giver still looks on: the giver is told, and it is gone. Refused later: it stays with what the server said until
 *   somebody gives it again or gives it up; others on the same subject wait behind it, since they may build upon it.
 */
export class CommandQueue {
  readonly #shelf: CommandShelf;
  readonly #send: Send;
  readonly #userId: string;
  readonly #listeners = new Set<() => void>();
  readonly #givers = new Map<string, (outcome: Outcome) => void>();
  #commands: readonly QueuedCommand[] = [];
  #sending: Promise<void> | undefined;
  #isAskedAgain = false;
  #isStopped = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #read: Promise<void>;

  constructor({ shelf, send, userId }: { readonly shelf: CommandShelf; readonly send: Send; readonly userId: string }) {
    this.#shelf = shelf;
    this.#send = send;
    this.#userId = userId;
    this.#read = this.#readShelf();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Every command that is not done yet. */
  readonly commands = (): readonly QueuedCommand[] => this.#commands;

  /** Gives a command; answers when it is done or refused, or when it turns out that it has to wait. */
  async give(command: NewCommand): Promise<Outcome> {
    await this.#read;
    const order = Math.max(0, ...this.#commands.map((each) => each.order)) + 1;
    const variables = { ...command.variables, key: command.key };
    await this.#put({ ...command, variables, order, givenAtMs: Date.now(), refusal: undefined });
    const outcome = new Promise<Outcome>((resolve) => this.#givers.set(command.key, resolve));
    void this.sendAll();
    return outcome;
  }

  /** A refused command is given once more, and overrules what others did meanwhile. */
  async giveAgain(key: string): Promise<void> {
    const command = this.#commands.find((each) => each.key === key);
    if (command === undefined) return;
    await this.#put(giveAgain(command, newKey()));
    await this.giveUp(key);
    await this.sendAll();
  }

  /** A command is not to be done any more. */
  async giveUp(key: string): Promise<void> {
    await this.#shelf.remove(key);
    this.#become(remove(this.#commands, key));
    void this.sendAll();
  }

  /** Sends what can be sent. Called when something was given, and whenever the network may be back. */
  sendAll(): Promise<void> {
    this.#isAskedAgain = this.#sending !== undefined;
    this.#sending ??= this.#sendRounds();
    return this.#sending;
  }

  /** Sends what waits on the shelf, and from now on what is given. */
  start(): void {
    this.#isStopped = false;
    void this.sendAll();
  }

  /** Sends nothing more. What waits stays on the shelf. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  /** What was given during a round has one of its own. */
  async #sendRounds(): Promise<void> {
    await this.#read;
    try {
      do {
        this.#isAskedAgain = false;
        await this.#sendOneByOne();
      } while (this.#askedAgain());
    } finally {
      this.#sending = undefined;
    }
  }

  #askedAgain(): boolean {
    return this.#isAskedAgain;
  }

  async #sendOneByOne(): Promise<void> {
    clearTimeout(this.#timer);
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      const answer = await this.#send(next);
      if (answer.kind === 'unreachable') {
        this.#letWait();
        return;
      }
      await this.#settle(next, answer);
    }
    this.#letWait();
  }

  #next(): QueuedCommand | undefined {
    return this.#isStopped ? undefined : nextToSend(this.#commands, this.#userId);
  }

  async #settle(command: QueuedCommand, answer: Exclude<Answer, { kind: 'unreachable' }>): Promise<void> {
    const tell = this.#givers.get(command.key);
    this.#givers.delete(command.key);
    if (answer.kind === 'refused' && tell === undefined) {
      await this.#shelf.write({ ...command, refusal: answer.refusal });
      this.#become(refuse(this.#commands, command.key, answer.refusal));
      return;
    }
    await this.#shelf.remove(command.key);
    this.#become(remove(this.#commands, command.key));
    tell?.(answer);
  }

  /** Nobody looks on any more: whatever comes later is shown by the queue itself. */
  #letWait(): void {
    for (const tell of this.#givers.values()) tell({ kind: 'waiting' });
    this.#givers.clear();
    if (this.#next() !== undefined) this.#timer = setTimeout(() => void this.sendAll(), triedAgainAfterMs);
  }

  async #readShelf(): Promise<void> {
    this.#become(inOrder(await this.#shelf.read()));
  }

  async #put(command: QueuedCommand): Promise<void> {
    await this.#shelf.write(command);
    this.#become(inOrder([...this.#commands, command]));
  }

  #become(commands: readonly QueuedCommand[]): void {
    this.#commands = commands;
    for (const listener of this.#listeners) listener();
  }
}
