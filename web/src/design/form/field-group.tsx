import type { Entries, Field } from './field.ts';
import { FieldInput, type FieldInputProps } from './field-input.tsx';
import { FieldSet } from './field-set.tsx';
import { shownFields } from './shown-fields.ts';

interface FieldGroupProps extends FieldInputProps {
  readonly group: Extract<Field, { kind: 'group' }>;
  readonly entries: Entries;
}

/** The fields of one thing within a form. */
export function FieldGroup({ group, entries, onChange, path, faults }: FieldGroupProps) {
  return (
    <FieldSet label={group.label} hint={group.hint} fault={faults[path]}>
      <Fields fields={group.fields} entries={entries} onChange={onChange} path={path} faults={faults} />
    </FieldSet>
  );
}

interface FieldsProps extends Pick<FieldInputProps, 'faults'> {
  readonly fields: readonly Field[];
  readonly entries: Entries;
  readonly onChange: (entries: Entries) => void;
  /** Of what the fields belong to; empty at the top. */
  readonly path?: string;
}

/** Fields one below the other. */
export function Fields({ fields, entries, onChange, path = '', faults }: FieldsProps) {
  return shownFields(fields, entries).map((field) => (
    <FieldInput
      key={field.name}
      field={field}
      entry={entries[field.name]}
      path={path === '' ? field.name : `${path}.${field.name}`}
      faults={faults}
      onChange={(entry) => onChange({ ...entries, [field.name]: entry })}
    />
  ));
}
