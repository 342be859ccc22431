import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { Loading } from '../../design/live-view.tsx';
import { useFormat } from '../../language/use-format.ts';
import type { TerminalSheetProps } from './sheet-props.ts';
import { Sheet } from './sheet.tsx';
import {
  Terminal_CompleteOrderDocument,
  Terminal_OrdersDocument,
  Terminal_PauseOrderDocument,
  Terminal_ReplaceOrderDocument,
  Terminal_ResumeOrderDocument,
  Terminal_StartOrderDocument,
  type Terminal_OrderFragment,
} from './terminal.generated.ts';
import classes from './terminal.module.css';

const documents = {
  start: Terminal_StartOrderDocument,
  resume: Terminal_ResumeOrderDocument,
  pause: Terminal_PauseOrderDocument,
  complete: Terminal_CompleteOrderDocument,
  replace: Terminal_ReplaceOrderDocument,
} as const;

/** The order that runs is paused, completed, or completed and followed by the next; without one the next begins or goes on. */
export function OrderSheet({ machine, command, close }: TerminalSheetProps) {
  const { t } = useTranslation('terminal');
  const running = machine.status?.production_order_run?.production_order;
  const change = (what: keyof typeof documents, { id, version, code }: Terminal_OrderFragment) => {
    const at = new Date().toISOString();
    command.give(
      documents[what],
      { orderId: id, equipmentId: machine.id, at, version },
      { label: t(`did.${what}`, { code }) },
    );
    close();
  };
  return (
    <Sheet title={t('action.order.label')} close={close}>
      {running === undefined ? (
        <NextOrders start={(order) => change(order.status === 'paused' ? 'resume' : 'start', order)} />
      ) : (
        <>
          <div className={classes.choices} data-wide>
            <Button size="xl" onClick={() => change('pause', running)}>
              {t('order.pause', { code: running.code })}
            </Button>
            <Button size="xl" onClick={() => change('complete', running)}>
              {t('order.complete', { code: running.code })}
            </Button>
          </div>
          <h3 className={classes.sheetHeading}>{t('order.replace', { code: running.code })}</h3>
          <NextOrders start={(order) => change('replace', order)} />
        </>
      )}
    </Sheet>
  );
}

function NextOrders({ start }: { readonly start: (order: Terminal_OrderFragment) => void }) {
  const { t } = useTranslation('terminal');
  const format = useFormat();
  const [{ data, error }] = useQuery({ query: Terminal_OrdersDocument, requestPolicy: 'cache-and-network' });
  if (error !== undefined && data === undefined) return <ErrorNotice error={error} />;
  if (data === undefined) return <Loading />;
  if (data.orders.length === 0) return <p>{t('order.nothingPlanned')}</p>;
  return (
    <div role="group" aria-label={t('order.next')} className={classes.choices} data-wide>
      {data.orders.map((order) => (
        <Button key={order.id} size="xl" variant="default" onClick={() => start(order)}>
          {order.code} · {order.product.name} · {format.number(order.target_quantity, t('unit.units'))}
          {order.status === 'paused' ? ` · ${t('order.paused')}` : ''}
        </Button>
      ))}
    </div>
  );
}
