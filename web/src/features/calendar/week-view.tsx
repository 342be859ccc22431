import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Panel } from '../../design/panel.tsx';
import { QueryView } from '../../design/query-view.tsx';
import { useFormat } from '../../language/use-format.ts';
import { toLocalTime } from '../../language/zoned-time.ts';
import { Calendar_WeekDocument } from './calendar.generated.ts';
import type { CalendarRow } from './calendar-row.ts';
import { addDays, mondayOf, startOfDayMs } from './local-date.ts';
import { useDayWords } from './use-day-words.ts';
import { WeekPicture } from './week-picture.tsx';
import { weekOf } from './week-of.ts';

/** The shifts of a week as they take place: exceptions, midnights and changes of the clock are in it. */
export function WeekView({ calendar }: { readonly calendar: CalendarRow }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const words = useDayWords();
  const { time_zone: timeZone } = calendar.site;
  const [thisWeek] = useState(() => mondayOf(toLocalTime(new Date().toISOString(), timeZone).slice(0, 10)));
  const [monday, setMonday] = useState(thisWeek);
  const from = new Date(startOfDayMs(monday, timeZone)).toISOString();
  const to = new Date(startOfDayMs(addDays(monday, 7), timeZone)).toISOString();
  const [result, ask] = useQuery({
    query: Calendar_WeekDocument,
    variables: { calendarId: calendar.id, from, to },
    requestPolicy: 'network-only',
  });
  // The list of calendars is live; shifts are asked for again when one of it changed.
  useEffect(() => ask({ requestPolicy: 'network-only' }), [ask, calendar.version]);
  const title = t('week.title', { day: words.date(monday) });
  return (
    <Panel
      title={title}
      tools={
        <div>
          <Button variant="default" size="sm" onClick={() => setMonday(addDays(monday, -7))}>
            {t('week.before')}
          </Button>{' '}
          <Button variant="default" size="sm" disabled={monday === thisWeek} onClick={() => setMonday(thisWeek)}>
            {t('week.this')}
          </Button>{' '}
          <Button variant="default" size="sm" onClick={() => setMonday(addDays(monday, 7))}>
            {t('week.after')}
          </Button>
        </div>
      }
    >
      <p>{t('week.zone', { timeZone })}</p>
      <QueryView result={result} retry={() => ask({ requestPolicy: 'network-only' })}>
        {({ shifts }) => (
          <WeekPicture
            label={title}
            days={weekOf(shifts, monday, timeZone, {
              day: words.weekday,
              time: (instant) => format.time(instant, timeZone),
            })}
          />
        )}
      </QueryView>
    </Panel>
  );
}
