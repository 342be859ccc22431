import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './permissions.module.css';

export interface RootFieldChoiceProps {
  readonly label: string;
  readonly all: readonly string[];
  /** Null: all of them, those to come too. */
  readonly chosen: readonly string[] | null;
  readonly onChange: (chosen: readonly string[] | null) => void;
}

/** Which root fields a role is given; without any, rows are seen only through others. */
export function RootFieldChoice({ label, all, chosen, onChange }: RootFieldChoiceProps) {
  const { t } = useTranslation('permissions');
  return (
    <fieldset className={classes.group}>
      <legend>{label}</legend>
      <Checkbox
        label={t('limits.allRootFields')}
        checked={chosen === null}
        onChange={(event) => onChange(event.currentTarget.checked ? null : all)}
      />
      {chosen !== null && (
        <div className={classes.choices}>
          {all.map((name) => (
            <Checkbox
              key={name}
              label={name}
              checked={chosen.includes(name)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...chosen, name] : chosen.filter((each) => each !== name))
              }
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}
