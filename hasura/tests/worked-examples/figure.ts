/** A figure as a source prints it: a number, its unit, and how exactly it is meant. */
export interface Figure {
  readonly value: number;
  readonly tolerance: number;
  readonly text: string;
}

const unitFactors: Readonly<Record<string, number>> = { '%': 0.01, s: 1, min: 60, h: 3_600 };
const pattern = /^(≈ ?)?(-?\d[\d,]*(?:\.(\d+))?) ?(%|s|min|h)?$/;
const exact = 1e-9;

/**
 * Reads a printed figure: `88.81 %`, `19,271`, `373 min`, `≈ 8.3 h`. Percentages and figures marked `≈` are rounded to
 * the digits that are printed; all others are exact. Null is a figure that does not exist. Seconds are the unit of times,
 * and a percentage is a share of one.
 */
export function readFigure(printed: string | number | null): Figure | null {
  if (printed === null) return null;
  const text = String(printed);
  const [, rounded, digits, decimals = '', unit] = pattern.exec(text) ?? [];
  if (digits === undefined) throw new Error(`"${text}" is not a figure such as 88.81 %, 373 min or ≈ 8.3 h.`);
  const factor = unit === undefined ? 1 : (unitFactors[unit] ?? 1);
  const isRounded = rounded !== undefined || unit === '%';
  const value = Number(digits.replaceAll(',', '')) * factor;
  const halfOfLastDigit = 0.5 * 10 ** -decimals.length * factor;
  return { value, text, tolerance: (isRounded ? halfOfLastDigit : 0) + exact * Math.max(1, Math.abs(value)) };
}

/** Whether a value of the database is the figure that was printed. */
export function isFigure(actual: number | null, figure: Figure | null): boolean {
  if (actual === null || figure === null) return actual === figure;
  return Math.abs(actual - figure.value) <= figure.tolerance;
}
