/** What JSON can say about a signal; null: the sender knows no value. */
export type ReadingValue = number | string | boolean | null;

/** One value of one signal, whichever JSON dialect brought it. */
export interface Reading {
  /**
   * Metric paths that the sender may mean, such as `Plant/Line1/Filler/Status/StateCurrent`. The one under the longest
   * registered source topic counts; of equals the last.
   */
  readonly paths: readonly string[];
  /** Milliseconds since the epoch; undefined when the sender gave none, so that the arrival counts. */
  readonly time: number | undefined;
  readonly value: ReadingValue;
  readonly unit: string | undefined;
  /** A code of `Quality`, or another of the same scale. */
  readonly quality: number;
}

/** What a sender gets one answer for: a metric of a burst, a point, a line. */
export type DialectItem =
  | {
      readonly kind: 'readings';
      /** Identity of the item, where the dialect gives it one: sent again, it is a duplicate. */
      readonly id: string | undefined;
      readonly readings: readonly Reading[];
    }
  /** `detail` is one sentence that names each faulty field. */
  | { readonly kind: 'refused'; readonly detail: string };

export interface DialectMessage {
  /** Who sent it, for the counters: a gateway, a machine, a file. */
  readonly source: string;
  readonly items: readonly DialectItem[];
}
