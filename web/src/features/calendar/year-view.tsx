import { Button } from '@mantine/core';
import { useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../design/panel.tsx';
import { toLocalTime } from '../../language/zoned-time.ts';
import { DayDetails } from './day-details.tsx';
import type { CalendarRow } from './calendar-row.ts';
import { useDayWords } from './use-day-words.ts';
import { dayForKey, yearOf, type YearDay } from './year-of.ts';
import classes from './year-view.module.css';

const signs: Readonly<Record<string, string>> = { holiday: '▬', overtime: '✚', changed: '◆' };

/** A year of days, which the pattern makes and exceptions change; arrow keys go from day to day. */
export function YearView({ calendar }: { readonly calendar: CalendarRow }) {
  const { t } = useTranslation('calendar');
  const words = useDayWords();
  const [today] = useState(() => toLocalTime(new Date().toISOString(), calendar.site.time_zone).slice(0, 10));
  const [date, setDate] = useState(today);
  const grid = useRef<HTMLDivElement>(null);
  const year = Number(date.slice(0, 4));
  const months = useMemo(() => yearOf(year, calendar), [year, calendar]);
  const chosen = months.flat().find((day) => day.date === date);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = dayForKey(event.key, date);
    if (next === undefined) return;
    event.preventDefault();
    setDate(next);
    // The day is there once it is drawn, maybe in another year.
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus());
  };
  const onClick = ({ target }: MouseEvent) => {
    const day = target instanceof Element ? target.closest<HTMLElement>('[data-date]')?.dataset['date'] : undefined;
    if (day !== undefined) setDate(day);
  };
  return (
    <Panel
      title={t('year.title', { year })}
      tools={
        <div>
          <Button
            variant="default"
            size="sm"
            onClick={() => setDate(`${year - 1}${date.slice(4).replace('02-29', '02-28')}`)}
          >
            {year - 1}
          </Button>{' '}
          <Button
            variant="default"
            size="sm"
            onClick={() => setDate(`${year + 1}${date.slice(4).replace('02-29', '02-28')}`)}
          >
            {year + 1}
          </Button>
        </div>
      }
    >
      <p className={classes.legend}>
        <span data-kind="worked">{t('year.worked')}</span>
        <span>{t('year.free')}</span>
        {Object.entries(signs).map(([kind, sign]) => (
          <span key={kind}>
            <b aria-hidden="true">{sign}</b> {t(`kind.${kind}`)}
          </span>
        ))}
        <span>
          <b aria-hidden="true">◷</b> {t('year.clock')}
        </span>
      </p>
      <div
        ref={grid}
        role="toolbar"
        tabIndex={-1}
        aria-label={t('year.title', { year })}
        className={classes.year}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        {months.map((days) => (
          <section key={days[0]?.date} className={classes.month}>
            <h3>{words.month(days[0]?.date ?? date)}</h3>
            <div className={classes.days}>
              {days.map((day, index) => (
                <Day
                  key={day.date}
                  day={day}
                  column={index === 0 ? ((new Date(day.date).getUTCDay() + 6) % 7) + 1 : undefined}
                  isChosen={day.date === date}
                  isToday={day.date === today}
                />
              ))}
            </div>
          </section>
        ))}
      </div>
      {chosen !== undefined && <DayDetails key={chosen.date} day={chosen} calendar={calendar} />}
    </Panel>
  );
}

interface DayProps {
  readonly day: YearDay;
  /** The day of the week of a month's first day. */
  readonly column: number | undefined;
  readonly isChosen: boolean;
  readonly isToday: boolean;
}

function Day({ day, column, isChosen, isToday }: DayProps) {
  const { t } = useTranslation('calendar');
  const words = useDayWords();
  const marks = [...day.exceptions.map(({ kind }) => signs[kind] ?? ''), ...(day.hours === 24 ? [] : ['◷'])].join('');
  const said = [
    words.date(day.date),
    t(!day.isCovered ? 'year.notCovered' : day.hasShifts ? 'year.worked' : 'year.free'),
    ...day.exceptions.map(({ kind, note }) => [t(`kind.${kind}`), note].filter(Boolean).join(' ')),
    ...(day.hours === 24 ? [] : [t('clockChange', { hours: day.hours })]),
  ];
  return (
    <button
      type="button"
      className={classes.day}
      data-date={day.date}
      data-worked={(day.hasShifts && day.isCovered) || undefined}
      data-marked={marks !== '' || undefined}
      aria-pressed={isChosen}
      {...(isToday && { 'aria-current': 'date' as const })}
      tabIndex={isChosen ? 0 : -1}
      aria-label={said.join(', ')}
      style={column === undefined ? undefined : { gridColumnStart: column }}
    >
      {Number(day.date.slice(8))}
      {marks !== '' && <span className={classes.marks}>{marks}</span>}
    </button>
  );
}
