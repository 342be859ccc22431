import { Popover, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './provisional-mark.module.css';

/** Marks a figure that may still change; a tap says why. */
export function ProvisionalMark({ why }: { readonly why: string }) {
  const { t } = useTranslation();
  return (
    <Popover width={280} withArrow shadow="md">
      <Popover.Target>
        <UnstyledButton className={classes.mark} aria-label={t('provisional')}>
          ≈
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>{why}</Popover.Dropdown>
    </Popover>
  );
}
