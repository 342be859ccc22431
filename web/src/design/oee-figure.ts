import { unknown, type Format } from '../language/format.ts';

const ratios = ['availability', 'performance', 'quality', 'oee', 'ooe', 'teep', 'coverage'];

/** A column of `oee` as people read it: ratios in percent, seconds as a duration, counts as numbers, those of units with their name where it is given. */
export function formatOeeFigure(
  format: Format,
  figure: string,
  value: number | null | undefined,
  unitName?: string,
): string {
  if (value === null || value === undefined) return unknown;
  if (ratios.includes(figure)) return format.percent(value);
  if (figure.endsWith('_seconds')) return signedDuration(format, value);
  return format.number(value, figure.endsWith('_units') ? unitName : undefined);
}

/** Reduced speed is negative where a machine beat its ideal rate. */
function signedDuration(format: Format, seconds: number): string {
  return seconds < 0 ? `−${format.duration(-seconds)}` : format.duration(seconds);
}
