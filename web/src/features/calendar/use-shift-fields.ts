import { useTranslation } from 'react-i18next';
import type { Field } from '../../design/form/field.ts';

/** The shifts of a cycle with their breaks. `nameOf`: what a day of the cycle is called. */
export function useShiftFields(
  cycleDays: number,
  nameOf: (day: number) => string,
  timeZone: string | undefined,
): readonly Field<'shifts'>[] {
  const { t } = useTranslation('calendar');
  const days = Array.from({ length: cycleDays }, (_, index) => ({ value: index + 1, label: nameOf(index + 1) }));
  const times = [
    { name: 'startsAt', kind: 'time', label: t('field.startsAt'), isRequired: true },
    { name: 'endsAt', kind: 'time', label: t('field.endsAt'), isRequired: true, hint: t('hint.endsAt') },
  ] as const;
  return [
    {
      name: 'shifts',
      kind: 'list',
      label: t('field.shifts'),
      hint: timeZone === undefined ? t('hint.siteZone') : t('hint.zone', { timeZone }),
      addLabel: t('addShift'),
      fields: [
        { name: 'name', kind: 'text', label: t('field.shift'), isRequired: true },
        { name: 'daysOfCycle', kind: 'choices', label: t('field.days'), isRequired: true, options: days },
        ...times,
        {
          name: 'breaks',
          kind: 'list',
          label: t('field.breaks'),
          addLabel: t('addBreak'),
          fields: [{ name: 'name', kind: 'text', label: t('field.break') }, ...times],
        },
      ],
    },
  ];
}
