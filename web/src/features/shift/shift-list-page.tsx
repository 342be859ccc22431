import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { OeeTarget } from '../../design/oee-target.tsx';
import { PlainTable } from '../../design/plain-table.tsx';
import { Page } from '../../design/page.tsx';
import { Panel } from '../../design/panel.tsx';
import { QueryView } from '../../design/query-view.tsx';
import { useFormat } from '../../language/use-format.ts';
import { routes, shiftPath } from '../../routes.ts';
import { NoShifts } from './no-shifts.tsx';
import { Shift_ListDocument } from './shift.generated.ts';
import classes from './shift-list.module.css';

const weekMs = 7 * 24 * 3_600_000;
const ratios = ['oee', 'availability', 'performance', 'quality', 'coverage'] as const;

/** The shifts of a week, the latest first, each with its figures; a week back and forth. */
export function ShiftListPage() {
  const { t } = useTranslation('shift');
  const format = useFormat();
  const [endMs, setEndMs] = useState(() => Math.ceil(Date.now() / 60_000) * 60_000);
  const variables = {
    from: new Date(endMs - weekMs).toISOString(),
    to: new Date(endMs).toISOString(),
    // The last shift that starts in the week ends after it.
    figuresTo: new Date(endMs + 24 * 3_600_000).toISOString(),
  };
  const [result, ask] = useQuery({ query: Shift_ListDocument, variables });
  return (
    <Page
      title={t('list.title')}
      tools={
        <>
          <Button variant="default" onClick={() => setEndMs(endMs - weekMs)}>
            {t('list.earlier')}
          </Button>
          <Button variant="default" onClick={() => setEndMs(endMs + weekMs)} disabled={endMs > openedAtMs}>
            {t('list.later')}
          </Button>
          <Button variant="default" component={Link} to={routes.shiftMonth}>
            {t('month.open')}
          </Button>
        </>
      }
    >
      <QueryView
        result={result}
        retry={() => ask({ requestPolicy: 'network-only' })}
        empty={({ shift_instances: shifts }) => (shifts.length === 0 ? <NoShifts within="list" /> : null)}
      >
        {({ shift_instances: shifts, figures }) => (
          <Panel title={`${format.date(variables.from, 'UTC')} – ${format.date(variables.to, 'UTC')}`}>
            <PlainTable
              label={t('list.title')}
              head={
                <>
                  <th scope="col">{t('shift')}</th>
                  <th scope="col" data-text>
                    {t('site')}
                  </th>
                  <th scope="col" data-text>
                    {t('team')}
                  </th>
                  <th scope="col" data-text>
                    {t('time')}
                  </th>
                  {ratios.map((ratio) => (
                    <th key={ratio} scope="col">
                      {t(`figure.${ratio}`)}
                    </th>
                  ))}
                  <th scope="col">{t('list.restated')}</th>
                </>
              }
            >
              {shifts.map((shift) => {
                const row = figures.find(({ group_key: key }) => key === shift.id);
                const { site } = shift.calendar;
                return (
                  <tr key={shift.id}>
                    <th scope="row">
                      <Link to={shiftPath(shift.id)}>
                        {format.day(shift.business_day)} · {shift.name}
                      </Link>
                    </th>
                    <td data-text>
                      {site.name}
                      <span className={classes.second}>{shift.calendar.name}</span>
                    </td>
                    <td data-text>{shift.team?.name}</td>
                    <td data-text>
                      {format.time(shift.started_at, site.time_zone)} – {format.time(shift.ended_at, site.time_zone)}
                      <span className={classes.second}>{format.zoneName(site.time_zone, shift.started_at)}</span>
                    </td>
                    {ratios.map((ratio) => (
                      <td key={ratio}>
                        {format.percent(row?.[ratio])}
                        {ratio === 'oee' && (
                          <span className={classes.second}>
                            <OeeTarget oee={row?.oee} target={row?.oee_target} />
                          </span>
                        )}
                      </td>
                    ))}
                    <td>{shift.restatements_aggregate.aggregate?.count ? t('list.yes') : ''}</td>
                  </tr>
                );
              })}
            </PlainTable>
          </Panel>
        )}
      </QueryView>
    </Page>
  );
}

/** Nothing is to be seen after it. */
const openedAtMs = Date.now() - 60_000;
