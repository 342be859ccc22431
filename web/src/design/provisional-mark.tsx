import { Popover, UnstyledButton } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './provisional-mark.module.css';

/** Marks a figure that may still change; a tap says why, beside it, and Escape takes that away again. */
export function ProvisionalMark({ why }: { readonly why: string }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') setIsOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="right" width={280} withArrow shadow="md">
      <Popover.Target>
        <UnstyledButton
          className={classes.mark}
          aria-label={t('provisional')}
          onClick={() => setIsOpen(!isOpen)}
          onKeyDown={onKeyDown}
        >
          ≈
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>{why}</Popover.Dropdown>
    </Popover>
  );
}
