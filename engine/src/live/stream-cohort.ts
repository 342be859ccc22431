import { randomUUID } from 'node:crypto';
import type { ParameterTexts } from '../execute/run-multiplexed.ts';
import type { RowTexts } from '../execute/text-query.ts';
import type { StreamProgram } from '../sql/operation-program.ts';
import { askDatabase } from './ask-database.ts';
import type { Following } from './changes.ts';
import type { CohortParts } from './cohort.ts';
import type { Listener } from './listener.ts';
import { Poller } from './poller.ts';

/** One subscriber with the place it has come to. */
interface Entry {
  readonly listener: Listener;
  parameters: ParameterTexts;
  failure: string | undefined;
}

/**
 * All subscribers of one stream. Each stands at a cursor, from its initial value on. Looking after it asks for the
 * rows beyond: with none the cursor stays and nothing is said; else they are told and the cursor moves to the last one.
 */
export class StreamCohort {
  readonly #program: StreamProgram;
  readonly #parts: CohortParts;
  readonly #pollerId = randomUUID();
  readonly #poller: Poller<Entry>;
  readonly #following: Following;

  constructor(program: StreamProgram, parts: CohortParts) {
    this.#program = program;
    this.#parts = parts;
    this.#poller = new Poller({
      pace: parts.pace,
      look: (entries) => this.#look(entries),
      isTold: () => this.#following.isTold(),
    });
    this.#following = parts.follow(program.sourceName, {
      reads: program.statement.reads,
      changed: () => this.#poller.changed(),
    });
  }

  get isEmpty(): boolean {
    return this.#poller.isEmpty;
  }

  /** Tells the listener the rows beyond its cursor, batch by batch; what it answers ends that. */
  join(parameters: ParameterTexts, listener: Listener): () => void {
    const entry: Entry = { listener, parameters, failure: undefined };
    this.#poller.add(entry);
    return () => this.#poller.remove(entry);
  }

  /** Nobody is left. */
  end(): void {
    this.#following.end();
  }

  /** One bad set of parameters must not spoil the batch, so that after a failure each is asked alone. */
  async #look(entries: readonly Entry[]): Promise<void> {
    try {
      const sets = entries.map(({ parameters }) => parameters);
      const asker = { pollerId: this.#pollerId, kind: 'streaming', isFollowed: this.#following.isTold() } as const;
      const rows = await askDatabase(this.#parts, asker, this.#program, sets);
      entries.forEach((entry, index) => this.#tell(entry, rows[index] ?? null));
    } catch (error) {
      const [only] = entries;
      if (entries.length === 1 && only !== undefined) this.#fail(only, error);
      else await Promise.all(entries.map((entry) => this.#look([entry])));
    }
  }

  #tell(entry: Entry, row: RowTexts | null): void {
    const [rows = null, cursor = null] = row ?? [];
    entry.failure = undefined;
    if (rows === null || cursor === null || !this.#poller.has(entry)) return;
    entry.parameters = entry.parameters.with(this.#program.cursorIndex, cursor);
    entry.listener.data(`{"data":{"${this.#program.alias}":${rows}}}`);
    // There may be more than a batch.
    this.#poller.lookAgain(entry);
  }

  /** What has failed may succeed without any change. */
  #fail(entry: Entry, error: unknown): void {
    tellFailure(entry, error);
    this.#poller.lookAgain(entry);
  }
}

function tellFailure(entry: Entry, error: unknown): void {
  const words = error instanceof Error ? error.message : String(error);
  if (entry.failure === words) return;
  entry.failure = words;
  entry.listener.failing(error);
}
