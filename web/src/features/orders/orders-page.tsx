import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { equipmentLabel } from '../../design/equipment-label.ts';
import { Mark, type Tone } from '../../design/mark.tsx';
import { Page } from '../../design/page.tsx';
import { usePlaces } from '../../design/plant/use-places.ts';
import { useLive } from '../../graphql/use-live.ts';
import { unknown } from '../../language/format.ts';
import { useFormat } from '../../language/use-format.ts';
import { may } from '../../session/may.ts';
import { useSession } from '../../session/session-provider.tsx';
import { CreateOrder } from './create-order.tsx';
import { ImportOrders } from './import-orders.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderFiguresButton } from './order-drawer.tsx';
import { OrderOee } from './order-oee.tsx';
import { Orders_BoardDocument, type Orders_BoardSubscription } from './orders.generated.ts';
import { useOrderFigures, type OrderFigures } from './use-order-figures.ts';

export type Order = Orders_BoardSubscription['orders'][number];

const statuses = {
  open: ['running', 'paused', 'released', 'planned'],
  all: ['running', 'paused', 'released', 'planned', 'completed', 'cancelled'],
};

/** What runs next, where, and what can be done with each order. */
export function OrdersPage() {
  const { t } = useTranslation('orders');
  const session = useSession();
  const [shown, setShown] = useState<keyof typeof statuses>('open');
  const live = useLive(Orders_BoardDocument, { statuses: statuses[shown] });
  const underWay = (live.data?.orders ?? []).filter(({ status }) => isUnderWay(status)).map(({ id }) => id);
  const columns = useOrderColumns(useOrderFigures(underWay));
  return (
    <Page title={t('title')} tools={may(session, 'planner') && <Tools />}>
      <LiveTable
        title={t(`shown.${shown}`)}
        live={live}
        rows={({ orders }) => orders}
        tools={
          <SegmentedControl
            aria-label={t('show')}
            value={shown}
            onChange={setShown}
            data={[
              { value: 'open', label: t('shown.open') },
              { value: 'all', label: t('shown.all') },
            ]}
          />
        }
        columns={columns}
        keyOf={({ id }) => id}
        actions={(order) => (
          <>
            {hasRun(order.status) && <OrderFiguresButton id={order.id} code={order.code} />}
            <OrderActions order={order} />
          </>
        )}
        empty={t('empty')}
        emptyNext={t('next')}
      />
    </Page>
  );
}

function Tools() {
  return (
    <>
      <ImportOrders />
      <CreateOrder />
    </>
  );
}

const tones: Readonly<Record<string, Tone>> = { running: 'active', paused: 'warning', released: 'good' };

function hasRun(status: string): boolean {
  return isUnderWay(status) || status === 'completed';
}

/** Its OEE stands on the board; that of what is done is a tap away. */
function isUnderWay(status: string): boolean {
  return status === 'running' || status === 'paused';
}

function useOrderColumns(figuresOf: ReadonlyMap<number, OrderFigures>) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { timeZone } = usePlaces();
  const column = useColumnKinds(timeZone);
  return [
    { ...column.text<Order>('code', t('field.code'), ({ code }) => code), isWhole: true },
    {
      ...column.text<Order>('status', t('field.status'), ({ status }) => t(`status.${status}`)),
      cell: ({ status }: Order) => <Mark tone={tones[status] ?? 'quiet'}>{t(`status.${status}`)}</Mark>,
    },
    column.text<Order>('product', t('field.product'), ({ product }) => `${product.code} ${product.name}`),
    {
      ...column.text<Order>('target', t('field.target'), (order) => order.target_quantity),
      cell: (order: Order) => format.number(order.target_quantity, order.product.unit),
    },
    column.text<Order>('running', t('field.running'), ({ runs }) =>
      runs.length === 0 ? null : runs.map(({ equipment }) => equipmentLabel(equipment)).join(', '),
    ),
    {
      ...column.text<Order>('oee', t('field.oee'), ({ id }) => figuresOf.get(id)?.oee),
      cell: ({ id }: Order) => {
        const figures = figuresOf.get(id);
        return figures === undefined ? unknown : <OrderOee figures={figures} />;
      },
    },
    column.instant<Order>('due', t('field.due'), (order) => order.due_at),
  ];
}
