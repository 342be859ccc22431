import { useTranslation } from 'react-i18next';
import type { Field } from '../../design/form/field.ts';
import { timeZoneOptions } from './time-zone-options.ts';

/** What there is to say of a site; `timeZone` is the one that is in force. */
export function useSiteFields(timeZone?: string): readonly Field<'name' | 'timeZone'>[] {
  const { t } = useTranslation('equipment');
  return [
    { name: 'name', kind: 'text', label: t('field.name'), isRequired: true, hint: t('hint.siteName') },
    {
      name: 'timeZone',
      kind: 'choice',
      label: t('field.timeZone'),
      isRequired: true,
      options: timeZoneOptions(timeZone),
      hint: t(timeZone === undefined ? 'hint.timeZone' : 'hint.otherTimeZone'),
    },
  ];
}
