import { Checkbox, NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Entries, Entry, Field, Option } from './field.ts';
import type { Faults } from './find-faults.ts';
import { FieldGroup } from './field-group.tsx';
import { FieldList } from './field-list.tsx';
import classes from './form.module.css';

export interface FieldInputProps {
  readonly field: Field;
  readonly entry: Entry | undefined;
  readonly onChange: (entry: Entry) => void;
  readonly faults: Faults;
  /** Path of the field, such as `shifts.0.startsAt`. */
  readonly path: string;
}

/** The control that a field is filled in with, and what is wrong with it. */
export function FieldInput(props: FieldInputProps) {
  const { field, entry, onChange, path, faults } = props;
  switch (field.kind) {
    case 'switch':
      return (
        <Checkbox
          label={field.label}
          description={field.hint}
          error={faults[path]}
          aria-invalid={faults[path] !== undefined}
          checked={entry === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'choices':
      return <Choices {...props} options={field.options} />;
    case 'list':
      return <FieldList {...props} list={field} entries={isList(entry) ? entry : []} />;
    case 'group':
      return <FieldGroup {...props} group={field} entries={isGroup(entry) ? entry : {}} />;
    default:
      return <TextField {...props} text={typeof entry === 'string' ? entry : ''} />;
  }
}

function isList(entry: Entry | undefined): entry is readonly Entries[] {
  return Array.isArray(entry);
}

function isGroup(entry: Entry | undefined): entry is Entries {
  return typeof entry === 'object' && !Array.isArray(entry);
}

function Choices({
  field,
  entry,
  onChange,
  faults,
  path,
  options,
}: FieldInputProps & { readonly options: readonly Option[] }) {
  const chosen = Array.isArray(entry) ? entry.map(String) : [];
  return (
    <Checkbox.Group
      label={field.label}
      description={field.hint}
      error={faults[path]}
      data-faulty={faults[path] !== undefined}
      required={field.isRequired === true}
      value={chosen}
      onChange={onChange}
    >
      <div className={classes.choices}>
        {options.map(({ value, label }) => (
          <Checkbox key={value} value={String(value)} label={label} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

const inputTypes: Readonly<Record<string, string>> = { date: 'date', time: 'time', instant: 'datetime-local' };

function TextField({ field, text, onChange, faults, path }: FieldInputProps & { readonly text: string }) {
  const { t } = useTranslation();
  const shared = {
    label: field.label,
    description: field.hint,
    error: faults[path],
    required: field.isRequired === true,
    name: path,
    value: text,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => onChange(event.currentTarget.value),
  };
  switch (field.kind) {
    case 'choice':
      return (
        <NativeSelect {...shared}>
          <option value="">{t('form.none')}</option>
          {field.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </NativeSelect>
      );
    case 'json':
    case 'long text':
      return <Textarea {...shared} rows={6} {...(field.kind === 'json' && { className: classes.code })} />;
    case 'new password':
      return (
        <PasswordInput
          {...shared}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('form.showPassword') }}
        />
      );
    default:
      return (
        <TextInput
          {...shared}
          type={inputTypes[field.kind] ?? 'text'}
          {...((field.kind === 'number' || field.kind === 'percent') && { inputMode: 'decimal' as const })}
        />
      );
  }
}
