import { useFormat } from '../../language/use-format.ts';

/** How the values of a chart are written: a share of units, or a number with its unit. */
export interface ValueKind {
  readonly kind: 'share' | 'number';
  readonly unit: string | undefined;
  /** Standard deviation of what is plotted: digits far below it say nothing. */
  readonly sigma: number;
}

/** Writes values with the digits that mean something. */
export function useWriteValue({ kind, unit, sigma }: ValueKind): (value: number | null | undefined) => string {
  const format = useFormat();
  return (value) => (kind === 'share' ? format.percent(value) : format.number(value, unit, decimalsOf(sigma)));
}

/** Two digits of the standard deviation; at most six. */
export function decimalsOf(sigma: number): number {
  return sigma > 0 ? Math.min(Math.max(1 - Math.floor(Math.log10(sigma)), 0), 6) : 2;
}
