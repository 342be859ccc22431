import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { LiveView } from '../../design/live-view.tsx';
import { MachineTile } from '../../design/machine-tile/machine-tile.tsx';
import { Notice } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { useLive } from '../../graphql/use-live.ts';
import { Andon_MachinesDocument } from './andon.generated.ts';
import classes from './andon-page.module.css';

/** Every machine of an area, to be read from five metres. */
export function AndonPage() {
  const { t } = useTranslation('andon');
  const { area } = useParams();
  const live = useLive(Andon_MachinesDocument, { areaId: Number(area) });
  const [first] = live.data?.machines ?? [];
  return (
    <Page
      title={first === undefined ? t('title') : `${first.site ?? ''} · ${first.area ?? ''}`}
      tools={
        <Button variant="default" size="md" onClick={() => void document.documentElement.requestFullscreen()}>
          {t('fullScreen')}
        </Button>
      }
    >
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
        {({ machines }) => (
          <div className={classes.board}>
            {machines.map((machine) => (
              <MachineTile key={machine.equipment_id} machine={machine} size="board" />
            ))}
          </div>
        )}
      </LiveView>
    </Page>
  );
}
