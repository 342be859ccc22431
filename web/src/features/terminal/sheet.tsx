import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface SheetProps {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** What comes over the terminal for one task, and goes by Escape. */
export function Sheet({ title, close, children }: SheetProps) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={close} title={title} size="90%" closeButtonProps={{ 'aria-label': t('close'), size: 56 }}>
      {children}
    </Modal>
  );
}
