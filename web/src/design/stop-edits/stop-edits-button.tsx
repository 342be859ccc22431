import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SideDrawer } from '../side-drawer.tsx';
import { StopEdits } from './stop-edits.tsx';

export interface StopEditsButtonProps {
  readonly stopId: number;
  /** What stop it is, for those who don't see the row beside it. */
  readonly about: string;
  /** Large where gloves are worn. */
  readonly size?: 'sm' | 'xl';
}

/** Opens what people did to a stop. */
export function StopEditsButton({ stopId, about, size = 'sm' }: StopEditsButtonProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size={size}
        aria-label={`${t('stopEdits.open')}: ${about}`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('stopEdits.open')}
      </Button>
      {isOpen && (
        <SideDrawer close={() => setOpen(false)} title={`${t('stopEdits.title')}: ${about}`} size="xl">
          <StopEdits stopId={stopId} size={size} />
        </SideDrawer>
      )}
    </>
  );
}
