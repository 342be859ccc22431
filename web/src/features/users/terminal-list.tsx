import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandButton } from '../../design/command/command-button.tsx';
import { FormButton } from '../../design/command/form-button.tsx';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { Notice } from '../../design/notice.tsx';
import { usePlaces } from '../../design/plant/use-places.ts';
import { useLive } from '../../graphql/use-live.ts';
import {
  Users_RegisterTerminalDocument,
  Users_RemoveTerminalDocument,
  Users_TerminalsDocument,
  type Users_TerminalsSubscription,
} from './users.generated.ts';

type Terminal = Users_TerminalsSubscription['terminals'][number];

/** The terminals that people share. The secret of a new one is shown once. */
export function TerminalList() {
  const { t } = useTranslation('users');
  const live = useLive(Users_TerminalsDocument, {});
  const column = useColumnKinds();
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      {secret !== null && (
        <Notice kind="empty" title={t('terminals.secret')}>
          <code>{secret}</code>
        </Notice>
      )}
      <LiveTable
        title={t('terminals.title')}
        live={live}
        rows={({ terminals }) => terminals}
        columns={[
          column.text<Terminal>('name', t('field.name'), ({ name }) => name),
          column.text<Terminal>('site', t('field.site'), ({ site }) => site.name),
          column.instant<Terminal>('registered', t('field.registered'), (terminal) => terminal.registered_at),
        ]}
        keyOf={({ id }) => id}
        tools={<RegisterTerminal tell={setSecret} />}
        actions={({ id, name }) => (
          <CommandButton
            label={t('remove')}
            about={name}
            question={t('removeQuestion')}
            document={Users_RemoveTerminalDocument}
            input={{ terminalId: id }}
          />
        )}
        empty={t('terminals.empty')}
        emptyNext={t('terminals.next')}
      />
    </>
  );
}

function RegisterTerminal({ tell }: { readonly tell: (secret: string | null) => void }) {
  const { t } = useTranslation('users');
  const { sites } = usePlaces();
  return (
    <FormButton
      label={t('register')}
      document={Users_RegisterTerminalDocument}
      fields={[
        { name: 'name', kind: 'text', label: t('field.name'), isRequired: true },
        { name: 'siteId', kind: 'choice', label: t('field.site'), isRequired: true, options: sites },
      ]}
      onDone={({ registerTerminal }) => tell(registerTerminal.terminalToken)}
    />
  );
}
