import { formatOeeFigure } from '../../design/oee-figure.ts';
import type { Format } from '../../language/format.ts';

/** A figure as exact as it takes to follow a formula: seconds in minutes with two decimals. */
export function preciseFigure(format: Format, figure: string, value: number | null): string {
  return figure.endsWith('_seconds') && value !== null
    ? format.number(value / 60, 'min', 2)
    : formatOeeFigure(format, figure, value);
}
