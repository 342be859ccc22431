import { Button, Drawer } from '@mantine/core';
import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../form/field.ts';
import { Fields } from '../form/field-group.tsx';
import { findFaults } from '../form/find-faults.ts';
import classes from '../form/form.module.css';
import { readEntries } from '../form/read-entries.ts';
import { writeEntries } from '../form/write-entries.ts';
import { CommandNotice } from './command-notice.tsx';
import { useDirectCommand, type Input } from './use-direct-command.ts';

export interface CommandFormProps<Data, Variables extends AnyVariables> {
  readonly title: string;
  readonly document: TypedDocumentNode<Data, Variables>;
  readonly fields: readonly Field<keyof Input<Variables> & string>[];
  /** What the command is given that nobody is asked for: the id of a row and its version. */
  readonly fixed?: Partial<Input<Variables>>;
  /** What stands in the fields at first. */
  readonly initial?: Readonly<Record<string, unknown>>;
  readonly submitLabel?: string;
  readonly onDone?: (data: Data) => void;
  readonly onClose: () => void;
}

/** A form at the side for one command. Faults stand at their fields; a conflict shows the row as it is now. */
export function CommandForm<Data, Variables extends AnyVariables>(props: CommandFormProps<Data, Variables>) {
  const { t } = useTranslation();
  const { title, onClose } = props;
  return (
    <Drawer opened onClose={onClose} title={title} position="right" closeButtonProps={{ 'aria-label': t('close') }}>
      <FormOfCommand {...props} />
    </Drawer>
  );
}

function FormOfCommand<Data, Variables extends AnyVariables>(props: CommandFormProps<Data, Variables>) {
  const { t } = useTranslation();
  const { fields, onClose, submitLabel } = props;
  const { entries, setEntries, faults, state, submit, overrule } = useFormOfCommand(props);
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <Fields fields={fields} entries={entries} onChange={setEntries} faults={faults} />
      <CommandNotice state={state} labels={columnLabels(fields)} overrule={overrule} />
      <div className={classes.buttons}>
        <Button type="submit" loading={state.kind === 'under way'}>
          {submitLabel ?? t('form.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}

function useFormOfCommand<Data, Variables extends AnyVariables>({
  document,
  fields,
  fixed,
  initial = {},
  onDone,
  onClose,
}: CommandFormProps<Data, Variables>) {
  const { t } = useTranslation();
  const { state, give } = useDirectCommand(document);
  const [entries, setEntries] = useState(() => writeEntries(fields, initial));
  const [unsent, setUnsent] = useState<Readonly<Record<string, string>>>({});
  // The row as it was when the form was opened: what others do meanwhile must show as a conflict.
  const [seen] = useState(fixed);
  const send = async (version: object) => {
    const found = findFaults(fields, entries);
    setUnsent(found);
    if (Object.keys(found).length > 0) return;
    // Names and kinds of the fields are those of the command; what their values may be, the server says.
    const input = { ...readEntries(fields, entries), ...seen, ...version } as unknown as Input<Variables>;
    const data = await give(input);
    if (data === undefined) return;
    onDone?.(data);
    onClose();
  };
  const said = state.kind === 'refused' ? state.refusal.faults : {};
  const own = Object.fromEntries(Object.entries(unsent).map(([name, key]) => [name, t(key)]));
  return {
    entries,
    setEntries,
    state,
    faults: { ...said, ...own },
    submit: (event: SubmitEvent) => {
      event.preventDefault();
      void send({});
    },
    overrule: (version: unknown) => void send({ version }),
  };
}

/** The labels of fields by the names that their columns have in the database. */
function columnLabels(fields: readonly Field[]): Record<string, string> {
  return Object.fromEntries(
    fields.map(({ name, label }) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), label]),
  );
}
