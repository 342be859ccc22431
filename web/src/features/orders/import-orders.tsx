import { Button, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandNotice } from '../../design/command/command-notice.tsx';
import { useDirectCommand } from '../../design/command/use-direct-command.ts';
import { DataTable } from '../../design/data-table/data-table.tsx';
import classes from '../../design/form/form.module.css';
import type { Faults } from '../../design/form/find-faults.ts';
import { SideDrawer } from '../../design/side-drawer.tsx';
import { Orders_ImportDocument } from './orders.generated.ts';
import { readOrders, type ListedOrder } from './read-orders.ts';

/** A button that opens the import of a list. */
export function ImportOrders() {
  const { t } = useTranslation('orders');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" size="sm" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('import')}
      </Button>
      {isOpen && (
        <SideDrawer close={() => setOpen(false)} title={t('import')} size="xl">
          <ImportForm />
        </SideDrawer>
      )}
    </>
  );
}

/** A list that is pasted or read from a file, shown as orders before it goes out; faults stand at their rows. */
function ImportForm() {
  const { t } = useTranslation('orders');
  const [text, setText] = useState('');
  const orders = useMemo(() => readOrders(text), [text]);
  const { state, give } = useDirectCommand(Orders_ImportDocument);
  const [done, setDone] = useState<string>();
  const send = async () => {
    const data = await give({ orders });
    if (data === undefined) return;
    setDone(t('importing.done', data.importOrders));
    setText('');
  };
  return (
    <div className={classes.form}>
      <p>{t('importing.lead')}</p>
      <label>
        {t('importing.file')}{' '}
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          onChange={(event) => void event.currentTarget.files?.[0]?.text().then(setText)}
        />
      </label>
      <Textarea
        label={t('importing.rows')}
        description={t('importing.hint')}
        rows={6}
        className={classes.code}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {orders.length > 0 && <Preview orders={orders} faults={state.kind === 'refused' ? state.refusal.faults : {}} />}
      <CommandNotice state={state} overrule={() => void send()} />
      {done !== undefined && <p role="status">{done}</p>}
      <Button disabled={orders.length === 0} loading={state.kind === 'under way'} onClick={() => void send()}>
        {t('importing.send')}
      </Button>
    </div>
  );
}

function Preview({ orders, faults }: { readonly orders: readonly ListedOrder[]; readonly faults: Faults }) {
  const { t } = useTranslation('orders');
  const rows = orders.map((order, index) => ({ order, index }));
  type Row = (typeof rows)[number];
  const faultOf = ({ index }: Row) =>
    Object.entries(faults)
      .filter(([path]) => path.startsWith(`orders.${index}.`))
      .map(([, sentence]) => sentence)
      .join(' ');
  return (
    <DataTable
      label={t('importing.preview', { count: orders.length })}
      rows={rows}
      keyOf={({ index }) => index}
      columns={[
        { id: 'code', label: t('field.code'), value: ({ order }) => order.code },
        { id: 'product', label: t('field.product'), value: ({ order }) => order.productCode },
        { id: 'target', label: t('field.target'), value: ({ order }) => order.targetQuantity },
        { id: 'due', label: t('field.due'), value: ({ order }) => order.dueAt },
        { id: 'fault', label: t('importing.fault'), value: faultOf },
      ]}
    />
  );
}
