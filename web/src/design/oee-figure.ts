import { unknown, type Format } from '../language/format.ts';

const ratios = ['availability', 'performance', 'quality', 'oee', 'ooe', 'teep', 'coverage'];

/** A column of `oee` as people read it: ratios in percent, seconds as a duration, units and counts as numbers. */
export function formatOeeFigure(format: Format, figure: string, value: number | null | undefined): string {
  if (value === null || value === undefined) return unknown;
  if (ratios.includes(figure)) return format.percent(value);
  if (figure.endsWith('_seconds')) return signedDuration(format, value);
  return format.number(value);
}

/** Reduced speed is negative where a machine beat its ideal rate. */
function signedDuration(format: Format, seconds: number): string {
  return seconds < 0 ? `−${format.duration(-seconds)}` : format.duration(seconds);
}
