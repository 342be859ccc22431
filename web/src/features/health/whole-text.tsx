import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SideDrawer } from '../../design/side-drawer.tsx';
import classes from './whole-text.module.css';

export interface WholeTextProps {
  /** What the button is about, for those who don't see the row beside it. */
  readonly label: string;
  readonly title: string;
  readonly text: string;
}

/** A button that shows all of what the row of a table has to cut. */
export function WholeText({ label, title, text }: WholeTextProps) {
  const { t } = useTranslation('health');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" size="sm" aria-label={label} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('logs.detail')}
      </Button>
      {isOpen && (
        <SideDrawer title={title} close={() => setOpen(false)} size="lg">
          <pre className={classes.whole}>{text}</pre>
        </SideDrawer>
      )}
    </>
  );
}
