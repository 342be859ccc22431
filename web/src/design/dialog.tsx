import { Modal, type ModalProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { DialogHead } from './dialog-head.tsx';
import classes from './dialog-head.module.css';
import { useOpenDialog } from './use-open-dialog.ts';

export interface DialogProps {
  readonly title: string;
  readonly close: () => void;
  readonly size?: ModalProps['size'];
  readonly children: ReactNode;
}

/** What comes over the middle of a page, and goes by Escape. */
export function Dialog({ title, close, size, children }: DialogProps) {
  const isOnTop = useOpenDialog();
  return (
    <Modal.Root opened onClose={close} closeOnEscape={isOnTop} size={size}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body>
          <DialogHead close={close}>
            <Modal.Title className={classes.title}>{title}</Modal.Title>
          </DialogHead>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
