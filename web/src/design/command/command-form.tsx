import { Button, type DrawerProps } from '@mantine/core';
import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { columnsOf } from '../form/columns-of.ts';
import type { Entries, Field } from '../form/field.ts';
import { Fields } from '../form/field-group.tsx';
import { findFaults } from '../form/find-faults.ts';
import classes from '../form/form.module.css';
import { placeFaults } from '../form/place-faults.ts';
import { readEntries } from '../form/read-entries.ts';
import { showFault } from '../form/show-fault.ts';
import { writeEntries } from '../form/write-entries.ts';
import { SideDrawer } from '../side-drawer.tsx';
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
  /** What is said above the fields, such as what a change leads to. */
  readonly intro?: ReactNode;
  /** Shows what is being filled in. */
  readonly preview?: (entries: Entries) => ReactNode;
  readonly size?: DrawerProps['size'];
  readonly onDone?: (data: Data) => void;
  readonly onClose: () => void;
}

/** A form at the side for one command. Faults stand at their fields; a conflict shows the row as it is now. */
export function CommandForm<Data, Variables extends AnyVariables>(props: CommandFormProps<Data, Variables>) {
  const { title, onClose, size } = props;
  return (
    <SideDrawer close={onClose} title={title} size={size}>
      <FormOfCommand {...props} />
    </SideDrawer>
  );
}

function FormOfCommand<Data, Variables extends AnyVariables>(props: CommandFormProps<Data, Variables>) {
  const { t } = useTranslation();
  const { fields, onClose, submitLabel, intro, preview } = props;
  const { entries, setEntries, faults, unsent, state, submit, overrule } = useFormOfCommand(props);
  const form = useRef<HTMLFormElement>(null);
  // Each time that it is refused, be it for the same as before.
  useEffect(() => {
    const isRefused = state.kind === 'refused' || state.kind === 'unanswered' || Object.keys(unsent).length > 0;
    if (isRefused && form.current !== null) showFault(form.current);
  }, [state, unsent]);
  return (
    <form ref={form} className={classes.form} onSubmit={submit} noValidate>
      {intro}
      <Fields fields={fields} entries={entries} onChange={setEntries} faults={faults} />
      {preview?.(entries)}
      <CommandNotice state={state} columns={columnsOf(fields)} overrule={overrule} />
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
  const said = state.kind === 'refused' ? placeFaults(fields, entries, state.refusal.faults) : {};
  const own = Object.fromEntries(Object.entries(unsent).map(([name, key]) => [name, t(key)]));
  return {
    entries,
    setEntries,
    state,
    faults: { ...said, ...own },
    unsent,
    submit: (event: SubmitEvent) => {
      event.preventDefault();
      void send({});
    },
    overrule: (version: unknown) => void send({ version }),
  };
}
