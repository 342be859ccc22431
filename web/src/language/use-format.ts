import { useTranslation } from 'react-i18next';
import { formatOf, type Format } from './format.ts';

/** The format of the language that is spoken. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return formatOf(i18n.language);
}
