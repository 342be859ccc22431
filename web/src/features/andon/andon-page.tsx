import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { LiveView } from '../../design/live-view.tsx';
import { Notice } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { useLive } from '../../graphql/use-live.ts';
import { alarmsOf } from './alarms-of.ts';
import { Andon_MachinesDocument } from './andon.generated.ts';
import { Board } from './board.tsx';
import { useAlarmSound } from './use-alarm-sound.ts';
import { useArrangement } from './use-arrangement.ts';
import { useFullScreen } from './use-full-screen.ts';
import { useTouched } from './use-touched.ts';

/** Every machine of an area, to be read from five metres: whoever wants help is large and comes first, unless the board is touched. */
export function AndonPage() {
  const { t } = useTranslation('andon');
  const { area } = useParams();
  const live = useLive(Andon_MachinesDocument, { areaId: Number(area) });
  const machines = live.data?.machines;
  const { isTouched, release, hands } = useTouched();
  const { arrangement, isHeld } = useArrangement(machines ?? [], isTouched);
  const sound = useAlarmSound(useMemo(() => machines && alarmsOf(machines), [machines]));
  const fullScreen = useFullScreen();
  const [first] = machines ?? [];
  return (
    <Page
      title={first === undefined ? t('title') : `${first.site ?? ''} · ${first.area ?? ''}`}
      tools={
        <>
          <Button variant="default" size="md" disabled={!isHeld} onClick={release}>
            {t('sort')}
          </Button>
          <Button variant="default" size="md" aria-pressed={sound.state !== 'off'} onClick={sound.toggle}>
            {t(`sound.${sound.state}`)}
          </Button>
          <Button variant="default" size="md" aria-pressed={fullScreen.isFull} onClick={fullScreen.toggle}>
            {t('fullScreen')}
          </Button>
        </>
      }
    >
      <LiveView
        live={live}
        empty={(data) =>
          data.machines.length === 0 ? (
            <Notice kind="empty" title={t('empty.title')}>
              {t('empty.next')}
            </Notice>
          ) : null
        }
      >
        {(data) => <Board machines={data.machines} arrangement={arrangement} hands={hands} />}
      </LiveView>
    </Page>
  );
}
