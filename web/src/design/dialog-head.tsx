import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './dialog-head.module.css';

export interface DialogHeadProps {
  /** The title, as what stands around it names itself by. */
  readonly children: ReactNode;
  readonly close: () => void;
}

/** Title and way out of what lies over a page. It is no banner of the page, as Mantine's own would be. */
export function DialogHead({ children, close }: DialogHeadProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.head}>
      {children}
      <CloseButton size={56} iconSize={28} aria-label={t('close')} onClick={close} />
    </div>
  );
}
