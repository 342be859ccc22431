import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../design/data-table/data-table.tsx';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { Page } from '../../design/page.tsx';
import { SideDrawer } from '../../design/side-drawer.tsx';
import { useLive } from '../../graphql/use-live.ts';
import { Audit_EntriesDocument, type Audit_EntriesSubscription } from './audit.generated.ts';
import { compareRows } from './compare-rows.ts';

type Entry = Audit_EntriesSubscription['entries'][number];

/** As many of the last entries as are shown. */
const shownEntries = 1_000;

/** Who changed what, when, by which command: before and after. */
export function AuditPage() {
  const { t } = useTranslation('audit');
  const live = useLive(Audit_EntriesDocument, { limit: shownEntries });
  const column = useColumnKinds();
  return (
    <Page title={t('title')}>
      <LiveTable
        title={t('older', { count: shownEntries })}
        live={live}
        rows={({ entries }) => entries}
        columns={[
          column.number<Entry>('number', t('field.number'), { read: ({ number }) => number }),
          column.instant<Entry>('at', t('field.at'), (entry) => entry.changed_at),
          column.text<Entry>('who', t('field.who'), ({ user }) => user?.name ?? t('system')),
          column.text<Entry>('role', t('field.role'), ({ role }) => (role === null ? null : t(`role.${role}`, role))),
          column.text<Entry>('table', t('field.table'), (entry) => entry.table_name),
          column.text<Entry>('operation', t('field.operation'), ({ operation }) => t(`operation.${operation}`)),
          column.text<Entry>('command', t('field.command'), ({ command }) => command?.name),
        ]}
        keyOf={({ enterprise_id, number }) => `${enterprise_id} ${number}`}
        actions={(entry) => <Differences entry={entry} />}
        empty={t('empty')}
      />
    </Page>
  );
}

function Differences({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation('audit');
  const [isOpen, setOpen] = useState(false);
  const title = `${t('show')}: ${entry.table_name} ${entry.number}`;
  return (
    <>
      <Button variant="default" size="sm" aria-label={title} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('show')}
      </Button>
      {isOpen && (
        <SideDrawer close={() => setOpen(false)} title={title} size="lg">
          <DataTable
            label={title}
            rows={compareRows(entry.row_before, entry.row_after)}
            keyOf={(difference) => difference.column}
            columns={[
              { id: 'column', label: t('field.column'), value: (difference) => difference.column },
              { id: 'before', label: t('field.before'), value: ({ before }) => before },
              { id: 'after', label: t('field.after'), value: ({ after }) => after },
            ]}
          />
        </SideDrawer>
      )}
    </>
  );
}
