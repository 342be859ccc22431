import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useAddressed } from '../../design/address/use-addressed.ts';
import { Page } from '../../design/page.tsx';
import { QueryView } from '../../design/query-view.tsx';
import { useFormat } from '../../language/use-format.ts';
import { routes } from '../../routes.ts';
import { nextMonth, readMonth, weeksOfMonth } from './month-days.ts';
import { NoShifts } from './no-shifts.tsx';
import { Shift_MonthDocument } from './shift.generated.ts';
import { ShiftMonth } from './shift-month.tsx';

const dayMs = 86_400_000;

/** The shifts of a month in a calendar, each with its OEE; the way to their reports. */
export function ShiftMonthPage() {
  const { t } = useTranslation('shift');
  const format = useFormat();
  const { question, change } = useAddressed(readMonthQuestion);
  const { month } = question;
  const days = weeksOfMonth(month).flat();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const [result, ask] = useQuery({
    query: Shift_MonthDocument,
    variables: {
      first,
      last,
      // Days begin by the clocks of the sites, and the last shift ends after its day.
      from: new Date(Date.parse(first) - dayMs).toISOString(),
      to: new Date(Date.parse(last) + 3 * dayMs).toISOString(),
    },
  });
  const calendars = result.data?.shift_calendars ?? [];
  const calendar = calendars.find(({ id }) => id === question.calendarId) ?? calendars[0];
  return (
    <Page
      title={t('month.title', { month: format.month(`${month}-01`) })}
      tools={
        <>
          <Button variant="default" onClick={() => change({ month: nextMonth(month, -1) })}>
            {t('month.earlier')}
          </Button>
          <Button variant="default" onClick={() => change({ month: nextMonth(month, 1) })}>
            {t('month.later')}
          </Button>
          <Button variant="default" component={Link} to={routes.shifts}>
            {t('month.list')}
          </Button>
        </>
      }
    >
      <QueryView
        result={result}
        retry={() => ask({ requestPolicy: 'network-only' })}
        empty={({ shift_instances: shifts }) => (shifts.length === 0 ? <NoShifts within="month" /> : null)}
      >
        {({ shift_instances: shifts, figures }) => (
          <>
            <NativeSelect
              label={t('month.calendar')}
              value={String(calendar?.id ?? '')}
              onChange={({ currentTarget }) => change({ calendar: currentTarget.value })}
              data={calendars.map(({ id, name, site }) => ({ value: String(id), label: `${site.name} · ${name}` }))}
              w="20rem"
            />
            <ShiftMonth
              month={month}
              shifts={shifts.filter(({ calendar_id: id }) => id === calendar?.id)}
              figures={figures}
            />
          </>
        )}
      </QueryView>
    </Page>
  );
}

function readMonthQuestion(search: URLSearchParams, nowMs: number) {
  return { month: readMonth(search.get('month'), nowMs), calendarId: Number(search.get('calendar')) || null };
}
