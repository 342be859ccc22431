import { useTranslation } from 'react-i18next';
import { FormButton } from '../../design/command/form-button.tsx';
import { Calendar_ChangeDocument } from './calendar.generated.ts';
import type { CalendarRow } from './calendar-row.ts';
import { plannedShifts } from './planned-shifts.ts';
import { daysOfCycle, shiftsOf } from './shift-pattern.ts';
import { useCycleDay } from './use-cycle-day.ts';
import { useShiftFields } from './use-shift-fields.ts';
import { WeekPicture } from './week-picture.tsx';

/** Gives a calendar other shifts and breaks; the picture follows what is filled in. */
export function ChangeShifts({ calendar }: { readonly calendar: CalendarRow }) {
  const { t } = useTranslation('calendar');
  const nameOf = useCycleDay(calendar.cycle_days, calendar.cycle_starts_on);
  const fields = useShiftFields(calendar.cycle_days, nameOf, calendar.site.time_zone);
  return (
    <FormButton
      label={t('changeShifts')}
      about={calendar.name}
      isMain
      size="xl"
      document={Calendar_ChangeDocument}
      fixed={{ calendarId: calendar.id, version: calendar.version }}
      initial={{ shifts: shiftsOf(calendar.shift_patterns) }}
      intro={<p>{t('restates')}</p>}
      fields={fields}
      preview={(entries) => (
        <WeekPicture label={t('cycle')} days={daysOfCycle(plannedShifts(entries), calendar.cycle_days, nameOf)} />
      )}
    />
  );
}
