import { useTranslation } from 'react-i18next';
import { CommandButton } from '../../design/command/command-button.tsx';
import { FormButton } from '../../design/command/form-button.tsx';
import type { CalendarRow } from './calendar-row.ts';
import { Calendar_RemoveExceptionDocument, Calendar_SetExceptionDocument } from './calendar.generated.ts';
import classes from './day-details.module.css';
import { useDayWords } from './use-day-words.ts';
import { dayOfCycle, type ShiftException, type YearDay } from './year-of.ts';

export interface DayDetailsProps {
  readonly day: YearDay;
  readonly calendar: CalendarRow;
}

/** What takes place on a day, and how it differs from the pattern. */
export function DayDetails({ day, calendar }: DayDetailsProps) {
  const { t } = useTranslation('calendar');
  const words = useDayWords();
  const number = dayOfCycle(day.date, calendar);
  const patterns = calendar.shift_patterns.filter(({ day_of_cycle }) => day_of_cycle === number);
  const planned = patterns.map(({ name, starts_at, ends_at }) => `${name} ${clock(starts_at)} – ${clock(ends_at)}`);
  const seen = { calendarId: calendar.id, version: calendar.version };
  return (
    <section className={classes.day} aria-label={words.date(day.date)}>
      <h3 className={classes.title}>
        {words.weekday(day.date)}
        {day.hours !== 24 && ` · ${t('clockChange', { hours: day.hours })}`}
      </h3>
      <p>{planned.length === 0 ? t('day.noPattern') : t('day.pattern', { shifts: planned.join(', ') })}</p>
      {!day.isCovered && <p>{t('day.notCovered')}</p>}
      {day.exceptions.length === 0 && <p>{t('day.noException')}</p>}
      <ul className={classes.exceptions}>
        {day.exceptions.map((exception) => (
          <li key={exception.id}>
            <span>
              <b>{t(`kind.${exception.kind}`)}</b> {describe(exception)}
            </span>
            <CommandButton
              label={t('day.remove')}
              about={`${t(`kind.${exception.kind}`)} ${exception.shift_name ?? ''}`}
              document={Calendar_RemoveExceptionDocument}
              input={{ ...seen, shiftExceptionId: exception.id }}
            />
          </li>
        ))}
      </ul>
      <div>
        <AddException calendar={calendar} date={day.date} names={[...new Set(patterns.map(({ name }) => name))]} />
      </div>
    </section>
  );
}

interface AddExceptionProps {
  readonly calendar: CalendarRow;
  readonly date: string;
  /** The shifts that the pattern has on that day. */
  readonly names: readonly string[];
}

const kinds = ['holiday', 'overtime', 'changed'] as const;

function AddException({ calendar, date, names }: AddExceptionProps) {
  const { t } = useTranslation('calendar');
  const words = useDayWords();
  const { time_zone: timeZone } = calendar.site;
  const shift = { name: 'shiftName' as const, label: t('field.shift') };
  const options = names.map((name) => ({ value: name, label: name }));
  return (
    <FormButton
      label={t('day.differ')}
      about={words.date(date)}
      isMain
      document={Calendar_SetExceptionDocument}
      fixed={{ calendarId: calendar.id, version: calendar.version, businessDay: date }}
      initial={{ kind: 'holiday' }}
      fields={[
        {
          name: 'kind',
          kind: 'choice',
          label: t('field.differs'),
          isRequired: true,
          options: kinds.map((kind) => ({ value: kind, label: t(`kindLong.${kind}`) })),
        },
        {
          ...shift,
          kind: 'choice',
          hint: t('hint.holidayShift'),
          options,
          isShown: ({ kind }) => kind === 'holiday',
        },
        { ...shift, kind: 'choice', isRequired: true, options, isShown: ({ kind }) => kind === 'changed' },
        { ...shift, kind: 'text', isRequired: true, isShown: ({ kind }) => kind === 'overtime' },
        {
          name: 'startsAt',
          kind: 'time',
          label: t('field.startsAt'),
          hint: t('hint.zone', { timeZone }),
          isRequired: true,
          isShown: ({ kind }) => kind !== 'holiday',
        },
        {
          name: 'endsAt',
          kind: 'time',
          label: t('field.endsAt'),
          hint: t('hint.endsAt'),
          isRequired: true,
          isShown: ({ kind }) => kind !== 'holiday',
        },
        { name: 'note', kind: 'text', label: t('field.note'), hint: t('hint.note') },
      ]}
    />
  );
}

function describe({ shift_name: shift, starts_at: from, ends_at: to, note }: ShiftException): string {
  const times = from === null || to === null ? undefined : `${clock(from)} – ${clock(to)}`;
  return [shift, times, note].filter(Boolean).join(' · ');
}

function clock(time: string): string {
  return time.slice(0, 5);
}
