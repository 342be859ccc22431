import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Notice } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { LiveView } from '../../design/live-view.tsx';
import { useLive } from '../../graphql/use-live.ts';
import { useFormat } from '../../language/use-format.ts';
import { Shift_InstanceDocument } from './shift.generated.ts';
import type { Shift } from './shift.ts';
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
  const live = useLive(Shift_InstanceDocument, { id: Number(id) });
  const shift = live.data?.shift;
  return (
    <Page
      title={
        shift == null ? t('title') : `${shift.calendar.site.name} · ${shift.name} · ${format.day(shift.business_day)}`
      }
      tools={
        <Button variant="default" onClick={() => window.print()}>
          {t('print')}
        </Button>
      }
    >
      <LiveView
        live={live}
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
              <ShiftSummary key={`figures ${restatedAt(found)}`} shift={found} />
              <ShiftEquipment shift={found} />
              <ShiftOrders key={`orders ${restatedAt(found)}`} shift={found} />
            </>
          )
        }
      </LiveView>
    </Page>
  );
}

/** What is asked once is asked again when a restatement has changed it. */
function restatedAt({ restatements: [latest] }: Shift): string {
  return latest?.noticed_at ?? '';
}
