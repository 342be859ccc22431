import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { equipmentLabel } from '../../design/equipment-label.ts';
import { Notice } from '../../design/notice.tsx';
import { QueryView } from '../../design/query-view.tsx';
import { SideDrawer } from '../../design/side-drawer.tsx';
import { useFormat } from '../../language/use-format.ts';
import { terminalPath } from '../../routes.ts';
import { Analysis_StopDocument, type Analysis_StopQuery } from './analysis.generated.ts';
import classes from './stop-drawer.module.css';

export interface StopDrawerProps {
  readonly id: number;
  readonly close: () => void;
}

/** What is known of a stop, and the way to the terminal where it is justified. */
export function StopDrawer({ id, close }: StopDrawerProps) {
  const { t } = useTranslation('analysis');
  const [result, ask] = useQuery({ query: Analysis_StopDocument, variables: { id } });
  return (
    <SideDrawer title={t('stop.title')} close={close}>
      <QueryView
        result={result}
        retry={() => ask({ requestPolicy: 'network-only' })}
        empty={({ stop }) =>
          stop === null ? (
            <Notice kind="empty" title={t('stop.gone.title')}>
              {t('stop.gone.next')}
            </Notice>
          ) : null
        }
      >
        {({ stop }) => stop !== null && <Stop stop={stop} />}
      </QueryView>
    </SideDrawer>
  );
}

function Stop({ stop }: { readonly stop: NonNullable<Analysis_StopQuery['stop']> }) {
  const { t } = useTranslation('analysis');
  const format = useFormat();
  const { equipment, ended_at: endedAt, justified_at: justifiedAt } = stop;
  const timeZone = equipment.area.site.time_zone;
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    ['machine', equipmentLabel(equipment)],
    ['reason', stop.downtime_reason?.name ?? t('unjustified')],
    ['from', format.dateTime(stop.started_at, timeZone)],
    ['to', endedAt === null ? t('stop.lasting') : format.dateTime(endedAt, timeZone)],
    ['length', endedAt === null ? null : format.duration((Date.parse(endedAt) - Date.parse(stop.started_at)) / 1_000)],
    ['state', stop.packml_state?.name],
    ['note', stop.note],
    [
      'justified',
      justifiedAt === null
        ? null
        : [format.dateTime(justifiedAt, timeZone), stop.justified_by_user?.name].filter(Boolean).join(' · '),
    ],
  ];
  return (
    <>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value != null && value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{t(`stop.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <Link to={terminalPath(equipment.id)}>{t('stop.terminal')}</Link>
    </>
  );
}
