import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { localeOf } from './locale-of.ts';

/** The language that is spoken, as it is written where the browser says that whoever looks is at home. */
export function useLocale(): string {
  const { i18n } = useTranslation();
  const spoken = i18n.language;
  const wanted = navigator.languages;
  return useMemo(() => localeOf(spoken, wanted), [spoken, wanted]);
}
