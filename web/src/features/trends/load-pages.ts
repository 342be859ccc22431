/** What the API gives at once. */
export const rowsOfPage = 10_000;
/** What a plot takes; of more the newest are shown, and the page says so. */
export const rowsAtMost = 50_000;

interface Timed {
  readonly time: number;
}

export interface Loaded<Row> {
  /** From the oldest to the newest. */
  readonly rows: readonly Row[];
  /** There are older ones that were not asked for. */
  readonly isCut: boolean;
}

/**
 * Rows of a range, asked for from the newest to the oldest, a page after the other. `ask` answers at most a page of the rows before an
 * instant (all, while it is undefined), the newest first.
 */
export async function loadPages<Row extends Timed>(
  ask: (before: number | undefined) => Promise<readonly Row[]>,
): Promise<Loaded<Row>> {
  const rows: Row[] = [];
  for (;;) {
    const page = await ask(rows.at(-1)?.time);
    rows.push(...page);
    if (page.length < rowsOfPage) return { rows: rows.toReversed(), isCut: false };
    if (rows.length >= rowsAtMost) return { rows: rows.toReversed(), isCut: true };
  }
}
