import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { PlainTable } from '../../design/plain-table.tsx';
import { ExplainLink } from '../../design/explain-link.tsx';
import { LossWaterfall } from '../../design/loss-waterfall/loss-waterfall.tsx';
import { Notice } from '../../design/notice.tsx';
import { OeeTarget } from '../../design/oee-target.tsx';
import type { OeeRowFragment } from '../../design/oee-row/oee-row.generated.ts';
import { Panel } from '../../design/panel.tsx';
import { ProvisionalMark } from '../../design/provisional-mark.tsx';
import { QueryView } from '../../design/query-view.tsx';
import { useFormat } from '../../language/use-format.ts';
import { Shift_ReportDocument, type Shift_ReportQuery } from './shift.generated.ts';
import type { Shift } from './shift.ts';
import classes from './shift-summary.module.css';

const shown = ['oee', 'availability', 'performance', 'quality', 'coverage', 'good_units', 'scrap_units'] as const;

/** The figures of a whole shift, where its time went, and why it stood still. */
export function ShiftSummary({ shift }: { readonly shift: Shift }) {
  const { t } = useTranslation('shift');
  const variables = { id: shift.id, from: shift.started_at, to: shift.ended_at };
  const [result, ask] = useQuery({ query: Shift_ReportDocument, variables });
  return (
    <QueryView
      result={result}
      retry={() => ask({ requestPolicy: 'network-only' })}
      empty={({ figures }) =>
        figures.length === 0 ? (
          <Notice kind="empty" title={t('noFigures.title')}>
            {t('noFigures.next')}
          </Notice>
        ) : null
      }
    >
      {({ figures: [row], reasons, reports: [report] }) =>
        row !== undefined && (
          <>
            <Figures row={row} shift={shift} report={report} />
            <div className={classes.halves}>
              <Panel title={t('losses')}>
                <LossWaterfall row={row} />
              </Panel>
              <Reasons reasons={reasons} />
            </div>
          </>
        )
      }
    </QueryView>
  );
}

interface FiguresProps {
  readonly row: OeeRowFragment;
  readonly shift: Shift;
  /** What was told when the shift was closed; undefined while it isn't. */
  readonly report: Shift_ReportQuery['reports'][number] | undefined;
}

function Figures({ row, shift, report }: FiguresProps) {
  const { t } = useTranslation('shift');
  const format = useFormat();
  const zone = shift.calendar.site.time_zone;
  return (
    <Panel
      title={
        <>
          {t('figures')}
          {report === undefined && <ProvisionalMark why={t('open')} />}
        </>
      }
    >
      <dl className={classes.figures}>
        {shown.map((figure) => (
          <div key={figure} className={classes.figure} data-headline={figure === 'oee'}>
            <dt>{t(`figure.${figure}`)}</dt>
            <dd>
              <ExplainLink
                question={{
                  figure,
                  groupBy: 'shift',
                  groupKey: shift.id,
                  from: shift.started_at,
                  to: shift.ended_at,
                  equipmentIds: null,
                  bucket: null,
                  startedAt: null,
                }}
                value={row[figure]}
                unitName={t('unit.units')}
              />
              {figure === 'oee' && (
                <span className={classes.target}>
                  <OeeTarget oee={row.oee} target={row.oee_target} />
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {isToCome(shift) && <p className={classes.note}>{t('toCome')}</p>}
      {row.hint !== null && <p className={classes.note}>{row.hint}</p>}
      {report !== undefined && (
        <p className={classes.note}>
          {t('told', {
            when: format.dateTime(report.reported_at, zone),
            stops: report.unjustified_stops,
            orders: report.running_orders,
          })}
        </p>
      )}
    </Panel>
  );
}

function isToCome({ started_at: startedAt }: Shift): boolean {
  return Date.parse(startedAt) > Date.now();
}

function Reasons({ reasons }: { readonly reasons: Shift_ReportQuery['reasons'] }) {
  const { t } = useTranslation('shift');
  const format = useFormat();
  return (
    <Panel title={t('stops.title')}>
      {reasons.length === 0 ? (
        <Notice kind="empty" title={t('stops.empty.title')}>
          {t('stops.empty.next')}
        </Notice>
      ) : (
        <PlainTable
          label={t('stops.title')}
          head={
            <>
              <th scope="col">{t('stops.reason')}</th>
              <th scope="col">{t('stops.time')}</th>
              <th scope="col">{t('stops.count')}</th>
              <th scope="col">{t('stops.longest')}</th>
            </>
          }
        >
          {reasons.map((reason) => (
            <tr key={reason.rank}>
              <th scope="row">
                {reason.downtime_reason_id === null ? t(`reason.${reason.reason_name}`) : reason.reason_name}
              </th>
              <td>{format.number(reason.seconds / 60, 'min', 1)}</td>
              <td>{format.number(reason.stop_count)}</td>
              <td>{format.duration(reason.longest_seconds)}</td>
            </tr>
          ))}
        </PlainTable>
      )}
    </Panel>
  );
}
