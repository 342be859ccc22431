import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Entries, Field } from './field.ts';
import { Fields } from './field-group.tsx';
import type { FieldInputProps } from './field-input.tsx';
import { FieldSet } from './field-set.tsx';
import classes from './form.module.css';
import { writeEntries } from './write-entries.ts';

interface FieldListProps extends FieldInputProps {
  readonly list: Extract<Field, { kind: 'list' }>;
  readonly entries: readonly Entries[];
}

/** Things of a list, each with its fields; more can be added, each can be taken out. */
export function FieldList({ list, entries, onChange, path, faults }: FieldListProps) {
  const { t } = useTranslation();
  const { fields, label, hint, addLabel } = list;
  return (
    <FieldSet label={label} hint={hint} fault={faults[path]}>
      {entries.map((entry, index) => (
        // Things of a list have no key of their own before they are saved.
        <fieldset key={index} className={classes.group}>
          <legend>{index + 1}</legend>
          <Fields
            fields={fields}
            entries={entry}
            path={`${path}.${index}`}
            faults={faults}
            onChange={(changed) => onChange(entries.with(index, changed))}
          />
          <Button variant="default" size="sm" onClick={() => onChange(entries.toSpliced(index, 1))}>
            {t('form.takeOut', { what: `${label} ${index + 1}` })}
          </Button>
        </fieldset>
      ))}
      <Button variant="default" onClick={() => onChange([...entries, writeEntries(fields, {})])}>
        {addLabel}
      </Button>
    </FieldSet>
  );
}
