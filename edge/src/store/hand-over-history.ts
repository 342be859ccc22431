/** How finely the past is remembered; a replay may begin this much earlier than needed. */
const resolutionMs = 1_000;

/**
 * Remembers up to which id samples had been handed to the network at each moment of the last `keepMs`, because what
 * was handed over shortly before a connection died may have died with it.
 */
export class HandOverHistory {
  readonly #keepMs: number;
  /** Rising in both; the first one is at least `keepMs` old, or the beginning. */
  #marks: { readonly at: number; readonly id: number }[];

  constructor(keepMs: number, id: number) {
    this.#keepMs = keepMs;
    this.#marks = [{ at: Number.NEGATIVE_INFINITY, id }];
  }

  /** At `at` everything before `id` had been handed over. */
  note(id: number, at: number): void {
    const last = this.#marks.at(-1);
    if (last !== undefined && id <= last.id) return;
    if (last !== undefined && at - last.at < resolutionMs) return;
    this.#marks.push({ at, id });
  }

  /** The id before which everything had been handed over at least `keepMs` before `at`. Forgets what is older. */
  safeId(at: number): number {
    const horizon = at - this.#keepMs;
    const index = this.#marks.findLastIndex((mark) => mark.at <= horizon);
    this.#marks = this.#marks.slice(Math.max(index, 0));
    return this.#marks[0]?.id ?? 0;
  }

  /** Goes back to `id`: whatever was noted since is in doubt. */
  rewind(id: number): void {
    this.#marks = [{ at: Number.NEGATIVE_INFINITY, id }];
  }
}
