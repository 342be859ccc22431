/** What one sender sent in a while. */
export interface Traffic {
  /** Messages that brought values. */
  messages: number;
  /** Rows committed. */
  rows: number;
  /** Gaps in sequence numbers that were left open. */
  gaps: number;
  /** From sending to commit of the slowest batch with live values; undefined when none had any. */
  lagSeconds: number | undefined;
}

/** Counts what every sender sends until somebody takes the counts. Counted in place: it happens with every message. */
export class SourceTraffic {
  private bySource = new Map<string, Traffic>();

  countMessage(source: string): void {
    this.of(source).messages += 1;
  }

  countGap(source: string): void {
    this.of(source).gaps += 1;
  }

  /** Counts the rows of a committed batch. */
  countRows(rowsBySource: ReadonlyMap<string, number>, lagSeconds: number | undefined): void {
    for (const [source, rows] of rowsBySource) {
      const traffic = this.of(source);
      traffic.rows += rows;
      traffic.lagSeconds = slower(traffic.lagSeconds, lagSeconds);
    }
  }

  /** What was counted since the last time, by sender. */
  take(): ReadonlyMap<string, Readonly<Traffic>> {
    const taken = this.bySource;
    this.bySource = new Map();
    return taken;
  }

  /** Counts again what was taken and could not be told. */
  putBack(taken: ReadonlyMap<string, Readonly<Traffic>>): void {
    for (const [source, { messages, rows, gaps, lagSeconds }] of taken) {
      const traffic = this.of(source);
      traffic.messages += messages;
      traffic.rows += rows;
      traffic.gaps += gaps;
      traffic.lagSeconds = slower(traffic.lagSeconds, lagSeconds);
    }
  }

  private of(source: string): Traffic {
    let traffic = this.bySource.get(source);
    if (traffic === undefined) {
      traffic = { messages: 0, rows: 0, gaps: 0, lagSeconds: undefined };
      this.bySource.set(source, traffic);
    }
    return traffic;
  }
}

function slower(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.max(one, other);
}
