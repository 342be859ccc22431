/** Values of a signal that are remembered: so far a late one may lie behind the newest and still be judged. */
const rememberedValues = 256;

export interface HistoricValue {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly value: number;
  /** Since when the signal has had this value. */
  readonly since: number;
}

/** What is known around a value: the one before it, and one of the same time. */
export interface Neighbours {
  readonly before: HistoricValue | undefined;
  readonly same: HistoricValue | undefined;
  readonly isNewest: boolean;
}

/**
 * The latest values of a signal in the order of their own time, whatever order they arrive in. A late value takes its
 * place between its neighbours and changes nothing for those that come after the newest.
 */
export class SignalHistory {
  private readonly values: HistoricValue[] = [];

  /** Undefined for a time before everything that is remembered: nothing can be said about its neighbours. */
  neighboursOf(time: number): Neighbours | undefined {
    const after = this.indexAfter(time);
    const at = this.values[after - 1];
    if (at?.time === time) return { before: this.values[after - 2], same: at, isNewest: false };
    if (at === undefined && this.values.length > 0) return undefined;
    return { before: at, same: undefined, isNewest: after === this.values.length };
  }

  /** Takes a value in; one that is there already at its time is replaced. */
  add(time: number, value: number): void {
    const after = this.indexAfter(time);
    const isReplaced = this.values[after - 1]?.time === time;
    const index = isReplaced ? after - 1 : after;
    const before = this.values[index - 1];
    const since = before?.value === value ? before.since : time;
    this.values.splice(index, isReplaced ? 1 : 0, { time, value, since });
    this.carryOn(index);
    if (this.values.length > rememberedValues) this.values.shift();
  }

  /** How long the same value has stood changes for those behind one that was put between. */
  private carryOn(index: number): void {
    for (let next = index + 1; next < this.values.length; next += 1) {
      const [before, current] = [this.values[next - 1], this.values[next]];
      if (before === undefined || current === undefined) return;
      const since = current.value === before.value ? before.since : current.time;
      if (since === current.since) return;
      this.values[next] = { ...current, since };
    }
  }

  /** Index of the first value later than `time`; searched from the newest on, since most values are newest. */
  private indexAfter(time: number): number {
    let index = this.values.length;
    while (index > 0 && (this.values[index - 1]?.time ?? time) > time) index -= 1;
    return index;
  }
}
