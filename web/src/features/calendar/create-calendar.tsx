import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormButton } from '../../design/command/form-button.tsx';
import type { Entries } from '../../design/form/field.ts';
import { usePlaces } from '../../design/plant/use-places.ts';
import { Calendar_CreateDocument } from './calendar.generated.ts';
import { mondayOf } from './local-date.ts';
import { plannedShifts } from './planned-shifts.ts';
import { daysOfCycle } from './shift-pattern.ts';
import { useCycleDay } from './use-cycle-day.ts';
import { useDateFields } from './use-date-fields.ts';
import { useShiftFields } from './use-shift-fields.ts';
import { WeekPicture } from './week-picture.tsx';

/** A new calendar is of a week; other cycles are made of it by changing its dates. */
const cycleDays = 7;

/** Makes a calendar for a site, an area or equipment that holds from a day on. */
export function CreateCalendar({ open }: { readonly open: (id: number) => void }) {
  const { t } = useTranslation('calendar');
  const { sites, areas, equipment } = usePlaces();
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const monday = mondayOf(today);
  const nameOf = useCycleDay(cycleDays, monday);
  const shifts = useShiftFields(cycleDays, nameOf, undefined);
  const dates = useDateFields().filter(({ name }) => name !== 'cycleDays' && name !== 'cycleStartsOn');
  const isUnset =
    (...names: readonly string[]) =>
    (entries: Entries) =>
      names.every((name) => entries[name] === '');
  return (
    <FormButton
      label={t('create')}
      isMain
      size="xl"
      document={Calendar_CreateDocument}
      fixed={{ cycleDays, cycleStartsOn: monday }}
      initial={{ effectiveFrom: today, ...(sites.length === 1 && { siteId: sites[0]?.value }) }}
      intro={<p>{t('list.note')}</p>}
      fields={[
        {
          name: 'siteId',
          kind: 'choice',
          label: t('field.site'),
          hint: t('hint.place'),
          options: sites,
          isShown: isUnset('areaId', 'equipmentId'),
        },
        {
          name: 'areaId',
          kind: 'choice',
          label: t('field.area'),
          hint: t('hint.area'),
          options: areas,
          isShown: isUnset('equipmentId'),
        },
        {
          name: 'equipmentId',
          kind: 'choice',
          label: t('field.equipment'),
          hint: t('hint.equipment'),
          options: equipment,
          isShown: isUnset('areaId'),
        },
        ...dates,
        ...shifts,
      ]}
      preview={(entries) => (
        <WeekPicture label={t('cycle')} days={daysOfCycle(plannedShifts(entries), cycleDays, nameOf)} />
      )}
      onDone={({ createCalendar }) => open(createCalendar.calendarId)}
    />
  );
}
