import { useTranslation } from 'react-i18next';
import { addDays, type LocalDate } from './local-date.ts';
import { useDayWords } from './use-day-words.ts';

/** What the days of a cycle are called: days of the week where it has seven, else numbers. */
export function useCycleDay(cycleDays: number, cycleStartsOn: LocalDate): (day: number) => string {
  const { t } = useTranslation('calendar');
  const words = useDayWords();
  return (day) =>
    cycleDays === 7 ? words.weekdayName(addDays(cycleStartsOn, day - 1)) : t('cycleDay', { number: day });
}
