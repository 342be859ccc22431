import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { Notice } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { QueryView } from '../../design/query-view.tsx';
import { useFormat } from '../../language/use-format.ts';
import { Shift_InstanceDocument } from './shift.generated.ts';
import { ShiftEquipment } from './shift-equipment.tsx';
import { ShiftOrders } from './shift-orders.tsx';
import { ShiftRestatements } from './shift-restatements.tsx';
import { ShiftSummary } from './shift-summary.tsx';
import classes from './shift-page.module.css';

/** The report of a shift, on the screen and on paper. */
export function ShiftPage() {
  const { t } = useTranslation('shift');
  const format = useFormat();
  const { id } = useParams();
  const [result, ask] = useQuery({ query: Shift_InstanceDocument, variables: { id: Number(id) } });
  const shift = result.data?.shift;
  return (
    <Page
      title={shift == null ? t('title') : `${shift.calendar.site.name} · ${shift.name} · ${shift.business_day}`}
      tools={
        <Button variant="default" onClick={() => window.print()}>
          {t('print')}
        </Button>
      }
    >
      <QueryView
        result={result}
        retry={() => ask({ requestPolicy: 'network-only' })}
        empty={({ shift: found }) =>
          found === null ? (
            <Notice kind="empty" title={t('gone.title')}>
              {t('gone.next')}
            </Notice>
          ) : null
        }
      >
        {({ shift: found }) =>
          found !== null && (
            <>
              <p className={classes.when}>
                {format.dateTime(found.started_at, found.calendar.site.time_zone)} –{' '}
                {format.dateTime(found.ended_at, found.calendar.site.time_zone)}
                {found.team !== null && ` · ${found.team.name}`}
              </p>
              <ShiftRestatements shift={found} />
              <ShiftSummary shift={found} />
              <ShiftEquipment shift={found} />
              <ShiftOrders shift={found} />
            </>
          )
        }
      </QueryView>
    </Page>
  );
}
