import { useTranslation } from 'react-i18next';
import type { Field } from '../../design/form/field.ts';

/** From when to when a calendar holds, and how its cycle lies. */
export function useDateFields(): readonly Field<
  'name' | 'effectiveFrom' | 'effectiveTo' | 'cycleDays' | 'cycleStartsOn'
>[] {
  const { t } = useTranslation('calendar');
  return [
    { name: 'name', kind: 'text', label: t('field.name'), isRequired: true },
    {
      name: 'effectiveFrom',
      kind: 'date',
      label: t('field.effectiveFrom'),
      hint: t('hint.effectiveFrom'),
      isRequired: true,
    },
    { name: 'effectiveTo', kind: 'date', label: t('field.effectiveTo'), hint: t('hint.effectiveTo') },
    { name: 'cycleDays', kind: 'number', label: t('field.cycleDays'), hint: t('hint.cycleDays'), isRequired: true },
    {
      name: 'cycleStartsOn',
      kind: 'date',
      label: t('field.cycleStartsOn'),
      hint: t('hint.cycleStartsOn'),
      isRequired: true,
    },
  ];
}
