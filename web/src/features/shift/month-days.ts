const dayMs = 86_400_000;

/** The weeks of a month (`2026-11`) from Monday to Sunday as days (`2026-11-02`), those of its neighbours included. */
export function weeksOfMonth(month: string): readonly (readonly string[])[] {
  const firstMs = Date.parse(`${month}-01T00:00:00Z`);
  const endMs = Date.parse(`${nextMonth(month, 1)}-01T00:00:00Z`);
  // Sunday is 0.
  const startMs = firstMs - ((new Date(firstMs).getUTCDay() + 6) % 7) * dayMs;
  const weeks: string[][] = [];
  for (let weekMs = startMs; weekMs < endMs; weekMs += 7 * dayMs)
    weeks.push(Array.from({ length: 7 }, (_, day) => new Date(weekMs + day * dayMs).toISOString().slice(0, 10)));
  return weeks;
}

/** The month so many months later; earlier, where it is negative. */
export function nextMonth(month: string, months: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 7);
}

/** The month of an address; the one of now where there is none or it is odd. */
export function readMonth(word: string | null, nowMs: number): string {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(word ?? '') ? (word ?? '') : new Date(nowMs).toISOString().slice(0, 7);
}
