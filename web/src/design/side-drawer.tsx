import { CloseButton, Drawer, type DrawerProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './side-drawer.module.css';

export interface SideDrawerProps {
  readonly title: string;
  readonly close: () => void;
  readonly size?: DrawerProps['size'];
  readonly children: ReactNode;
}

/** What comes from the side over a page, and goes by Escape. Its title is no second banner of the page, as Mantine's own would be. */
export function SideDrawer({ title, close, size, children }: SideDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer.Root opened onClose={close} position="right" size={size}>
      <Drawer.Overlay />
      <Drawer.Content>
        <Drawer.Body>
          <div className={classes.header}>
            <Drawer.Title>{title}</Drawer.Title>
            <CloseButton size="xl" aria-label={t('close')} onClick={close} />
          </div>
          {children}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
