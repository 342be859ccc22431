import { Drawer, type DrawerProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { DialogHead } from './dialog-head.tsx';
import classes from './dialog-head.module.css';
import { useOpenDialog } from './use-open-dialog.ts';

export interface SideDrawerProps {
  readonly title: string;
  readonly close: () => void;
  readonly size?: DrawerProps['size'];
  readonly children: ReactNode;
}

/** What comes from the side over a page, and goes by Escape. */
export function SideDrawer({ title, close, size, children }: SideDrawerProps) {
  const isOnTop = useOpenDialog();
  return (
    <Drawer.Root opened onClose={close} closeOnEscape={isOnTop} position="right" size={size}>
      <Drawer.Overlay />
      <Drawer.Content>
        <Drawer.Body>
          <DialogHead close={close}>
            <Drawer.Title className={classes.title}>{title}</Drawer.Title>
          </DialogHead>
          {children}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
