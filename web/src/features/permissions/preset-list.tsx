import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Preset } from './permission-draft.ts';
import classes from './permissions.module.css';
import type { ColumnShape } from './table-shape.ts';
import { ValueInput } from './value-input.tsx';

export interface PresetListProps {
  readonly presets: readonly Preset[];
  readonly onChange: (presets: readonly Preset[]) => void;
  readonly columns: readonly ColumnShape[];
  readonly variables: readonly string[];
}

/** Columns that are written whatever the client says: fixed values, or those of the session. */
export function PresetList({ presets, onChange, columns, variables }: PresetListProps) {
  const { t } = useTranslation('permissions');
  const free = columns.filter(({ name }) => presets.every(({ column }) => column !== name));
  const [next] = free;
  return (
    <fieldset className={classes.group}>
      <legend>{t('presets.title')}</legend>
      {presets.map((preset, index) => {
        const { column, value } = preset;
        const change = (changed: Partial<Preset>) => onChange(presets.with(index, { ...preset, ...changed }));
        return (
          <div key={column} className={classes.line}>
            <NativeSelect
              label={t('presets.column')}
              size="xs"
              value={column}
              onChange={(event) => change({ column: event.currentTarget.value })}
              data={[column, ...free.map(({ name }) => name)]}
            />
            <ValueInput
              label={t('presets.value')}
              value={value}
              typeName={columns.find(({ name }) => name === column)?.typeName ?? ''}
              variables={variables}
              onChange={(changed) => change({ value: changed })}
            />
            <Button variant="default" size="xs" onClick={() => onChange(presets.toSpliced(index, 1))}>
              {t('form.takeOut', { what: column })}
            </Button>
          </div>
        );
      })}
      {next !== undefined && (
        <Button variant="default" size="xs" onClick={() => onChange([...presets, { column: next.name, value: '' }])}>
          {t('presets.add')}
        </Button>
      )}
    </fieldset>
  );
}
