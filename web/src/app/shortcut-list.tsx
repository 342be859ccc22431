import { Kbd } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Dialog } from '../design/dialog.tsx';
import { useAllShortcuts, useShortcuts } from '../design/shortcuts.tsx';
import { may } from '../session/may.ts';
import { useSession } from '../session/session-provider.tsx';
import { navigationItems } from './navigation-items.ts';
import classes from './shortcut-list.module.css';

/** The keys of the page that is open, shown by `?`. */
export function ShortcutList() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const navigate = useNavigate();
  const session = useSession();
  const own = useMemo(
    () => [
      { keys: '?', does: t('shortcuts.list'), act: () => setOpen(true) },
      ...navigationItems
        .filter(({ least }) => may(session, least))
        .map(({ key, label, to }) => ({ keys: `g ${key}`, does: t(label), act: () => void navigate(to) })),
    ],
    [t, navigate, session],
  );
  useShortcuts(own);
  const all = useAllShortcuts();
  if (!isOpen) return null;
  return (
    <Dialog title={t('shortcuts.title')} close={() => setOpen(false)}>
      <dl className={classes.list}>
        {all.map(({ keys, does }) => (
          <div key={keys} className={classes.row}>
            <dt>
              {keys.split(' ').map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
