import { formatOf, type Format } from './format.ts';
import { useLocale } from './use-locale.ts';

/** The format of the language that is spoken. */
export function useFormat(): Format {
  return formatOf(useLocale());
}
