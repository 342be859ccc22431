import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CellName } from './metadata.ts';
import classes from './permissions.module.css';
import type { RoleRights } from './role-rights.ts';

export interface InheritanceProps {
  readonly cell: CellName;
  /** The roles that the right comes from. */
  readonly from: readonly string[];
  readonly rights: RoleRights;
  readonly choose: (cell: CellName) => void;
}

/** What a role has from others, and the way to these. */
export function Inheritance({ cell, from, rights, choose }: InheritanceProps) {
  const { t } = useTranslation('permissions');
  const set = rights.setOf(cell.role);
  if (set.length === 0) return null;
  return (
    <div>
      <p className={classes.plain}>{t('inheritance.of', { role: cell.role, roles: set.join(', ') })}</p>
      {from.length > 0 && (
        <div className={classes.actions}>
          {from.map((role) => (
            <Button key={role} variant="default" size="sm" onClick={() => choose({ ...cell, role })}>
              {t('inheritance.goTo', { role })}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
