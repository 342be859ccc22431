import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../shortcuts.tsx';

/** Lists under `?` what a strip of states hears while it has the focus, as long as one stands on the page. */
export function useTimelineKeys({ zooms }: { readonly zooms: boolean }): void {
  const { t } = useTranslation();
  const own = useMemo(
    () => [
      { keys: '← →', does: t('timeline.keys.step') },
      { keys: 'Home End', does: t('timeline.keys.ends') },
      { keys: 'Enter', does: t('timeline.keys.open') },
      ...(zooms ? [{ keys: '+ -', does: t('timeline.keys.zoom') }] : []),
    ],
    [t, zooms],
  );
  useShortcuts(own);
}
