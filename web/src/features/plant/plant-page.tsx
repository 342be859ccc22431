import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LiveView } from '../../design/live-view.tsx';
import { MachineTile } from '../../design/machine-tile/machine-tile.tsx';
import type { MachineTile_MachineFragment } from '../../design/machine-tile/machine-tile.generated.ts';
import { Notice } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { useLive } from '../../graphql/use-live.ts';
import { useFormat } from '../../language/use-format.ts';
import { andonPath } from '../../routes.ts';
import { groupByArea } from './group-by-area.ts';
import { Plant_MachinesDocument } from './plant.generated.ts';
import classes from './plant-page.module.css';

/** Every machine that the session sees, by site and area, live. */
export function PlantPage() {
  const { t } = useTranslation('plant');
  const live = useLive(Plant_MachinesDocument, {});
  return (
    <Page title={t('title')}>
      <LiveView
        live={live}
        empty={({ machines }) =>
          machines.length === 0 ? (
            <Notice kind="empty" title={t('empty.title')}>
              {t('empty.next')}
            </Notice>
          ) : null
        }
      >
        {({ machines }) => groupByArea(machines).map((area) => <Area key={area.areaId} {...area} />)}
      </LiveView>
    </Page>
  );
}

interface AreaProps {
  readonly areaId: number;
  readonly machines: readonly MachineTile_MachineFragment[];
}

function Area({ areaId, machines }: AreaProps) {
  const { t } = useTranslation('plant');
  const format = useFormat();
  const [first] = machines;
  if (first === undefined) return null;
  return (
    <section aria-labelledby={`area-${areaId}`}>
      <header className={classes.header}>
        <h2 id={`area-${areaId}`} className={classes.title}>
          {first.site} · {first.area}
        </h2>
        <span>{t('zone', { zone: format.zoneName(first.time_zone ?? 'UTC') })}</span>
        <Link to={andonPath(areaId)}>{t('andon')}</Link>
      </header>
      <div className={classes.tiles}>
        {machines.map((machine) => (
          <MachineTile key={machine.equipment_id} machine={machine} />
        ))}
      </div>
    </section>
  );
}
