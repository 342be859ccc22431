import { randomUUID } from 'node:crypto';
import type { ParameterTexts } from '../execute/run-multiplexed.ts';
import type { RowTexts } from '../execute/text-query.ts';
import { askDatabase } from './ask-database.ts';
import type { Following } from './changes.ts';
import type { CohortParts } from './cohort.ts';
import type { Listener } from './listener.ts';
import { Poller } from './poller.ts';
import { liveAnswer, type LiveProgram, type LiveStatement } from './live-program.ts';

/** Subscribers of one program with the same parameters: they get the same answers. */
interface Entry {
  readonly key: string;
  readonly parameters: readonly ParameterTexts[];
  /** Each listener with what it was told last. */
  readonly told: Map<Listener, string | undefined>;
}

/** All subscribers of one live query, whatever their parameters: one statement serves a batch of them. */
export class LiveCohort {
  readonly #program: Extract<LiveProgram, { kind: 'live' }>;
  readonly #parts: CohortParts;
  readonly #pollerId = randomUUID();
  readonly #entries = new Map<string, Entry>();
  readonly #poller: Poller<Entry>;
  readonly #followings: readonly Following[];

  constructor(program: Extract<LiveProgram, { kind: 'live' }>, parts: CohortParts) {
    this.#program = program;
    this.#parts = parts;
    this.#poller = new Poller({
      pace: parts.pace,
      look: (entries) => this.#look(entries),
      isTold: () => this.#isFollowed(),
    });
    const changed = (): void => this.#poller.changed();
    this.#followings = program.statements.map(({ sourceName, statement }) =>
      parts.follow(sourceName, { reads: statement.reads, changed }),
    );
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** Tells the listener the answer at once, and again whenever it has changed; what it answers ends that. */
  join(parameters: readonly ParameterTexts[], listener: Listener): () => void {
    const key = JSON.stringify(parameters);
    const entry = this.#entries.get(key) ?? { key, parameters, told: new Map<Listener, string | undefined>() };
    this.#entries.set(key, entry);
    entry.told.set(listener, undefined);
    this.#poller.add(entry);
    return () => this.#leave(entry, listener);
  }

  /** Nobody is left. */
  end(): void {
    for (const following of this.#followings) following.end();
  }

  #leave(entry: Entry, listener: Listener): void {
    entry.told.delete(listener);
    if (entry.told.size > 0) return;
    this.#poller.remove(entry);
    if (this.#entries.get(entry.key) === entry) this.#entries.delete(entry.key);
  }

  /** One bad set of parameters must not spoil the batch, so that after a failure each is asked alone. */
  async #look(entries: readonly Entry[]): Promise<void> {
    try {
      const answers = await this.#ask(entries);
      entries.forEach((entry, index) => tellData(entry, answers[index] ?? '{}'));
    } catch (error) {
      const [only] = entries;
      if (entries.length === 1 && only !== undefined) this.#fail(only, error);
      else await Promise.all(entries.map((entry) => this.#look([entry])));
    }
  }

  /** What has failed may succeed without any change. */
  #fail(entry: Entry, error: unknown): void {
    tellFailure(entry, error);
    this.#poller.lookAgain(entry);
  }

  async #ask(entries: readonly Entry[]): Promise<readonly string[]> {
    const { statements, fields } = this.#program;
    const rows = await Promise.all(statements.map((statement, index) => this.#rows(statement, index, entries)));
    return entries.map((_, position) =>
      liveAnswer(
        fields,
        rows.map((answers) => answers[position]?.[0] ?? null),
      ),
    );
  }

  #rows(statement: LiveStatement, index: number, entries: readonly Entry[]): Promise<readonly (RowTexts | null)[]> {
    const sets = entries.map(({ parameters }) => parameters[index] ?? []);
    const asker = { pollerId: this.#pollerId, kind: 'live-query', isFollowed: this.#isFollowed() } as const;
    return askDatabase(this.#parts, asker, statement, sets);
  }

  #isFollowed(): boolean {
    return this.#followings.every((following) => following.isTold());
  }
}

function tellData({ told }: Entry, answer: string): void {
  for (const [listener, last] of told) {
    if (last === answer) continue;
    told.set(listener, answer);
    listener.data(`{"data":${answer}}`);
  }
}

function tellFailure({ told }: Entry, error: unknown): void {
  const words = `fault: ${error instanceof Error ? error.message : String(error)}`;
  for (const [listener, last] of told) {
    if (last === words) continue;
    told.set(listener, words);
    listener.failing(error);
  }
}
