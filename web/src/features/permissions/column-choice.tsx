import { Button, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './permissions.module.css';
import type { TableShape } from './table-shape.ts';

export interface ColumnChoiceProps {
  readonly columns: '*' | readonly string[];
  readonly shape: TableShape;
  readonly onChange: (columns: '*' | readonly string[]) => void;
  readonly computedFields: readonly string[];
  readonly chosenComputedFields: readonly string[];
  readonly onChangeComputedFields: (names: readonly string[]) => void;
}

/** Which columns: all, those to come too, or the ones that are ticked. */
export function ColumnChoice({ columns, shape, onChange, ...computed }: ColumnChoiceProps) {
  const { t } = useTranslation('permissions');
  const all = shape.columns.map(({ name }) => name);
  const chosen = columns === '*' ? all : columns;
  return (
    <fieldset className={classes.group}>
      <legend>{t('columns.title')}</legend>
      <Checkbox
        label={t('columns.all')}
        checked={columns === '*'}
        onChange={(event) => onChange(event.currentTarget.checked ? '*' : all)}
      />
      <div className={classes.choices}>
        {shape.columns.map(({ name, typeName }) => (
          <Checkbox
            key={name}
            label={
              <>
                {name} <span className={classes.type}>{typeName}</span>
              </>
            }
            disabled={columns === '*'}
            checked={chosen.includes(name)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? inOrder(all, [...chosen, name]) : without(chosen, name))
            }
          />
        ))}
        {computed.computedFields.map((name) => (
          <Checkbox
            key={name}
            label={
              <>
                {name} <span className={classes.type}>{t('columns.computed')}</span>
              </>
            }
            checked={computed.chosenComputedFields.includes(name)}
            onChange={(event) =>
              computed.onChangeComputedFields(
                event.currentTarget.checked
                  ? [...computed.chosenComputedFields, name]
                  : without(computed.chosenComputedFields, name),
              )
            }
          />
        ))}
      </div>
      {columns !== '*' && (
        <div className={classes.actions}>
          <Button variant="default" size="xs" onClick={() => onChange(all)}>
            {t('columns.tickAll')}
          </Button>
          <Button variant="default" size="xs" onClick={() => onChange([])}>
            {t('columns.tickNone')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** As the table has them; what the table no longer has stays, so that nothing is lost unseen. */
function inOrder(all: readonly string[], names: readonly string[]): readonly string[] {
  return [...all.filter((name) => names.includes(name)), ...names.filter((name) => !all.includes(name))];
}

function without(names: readonly string[], name: string): readonly string[] {
  return names.filter((each) => each !== name);
}
