import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { ExplainLink } from '../../design/explain-link.tsx';
import { LossWaterfall } from '../../design/loss-waterfall/loss-waterfall.tsx';
import { Notice } from '../../design/notice.tsx';
import type { OeeRowFragment } from '../../design/oee-row/oee-row.generated.ts';
import { Panel } from '../../design/panel.tsx';
import { QueryView } from '../../design/query-view.tsx';
import { SideDrawer } from '../../design/side-drawer.tsx';
import { explainOrder } from './explain-order.ts';
import classes from './order-drawer.module.css';
import { OrderOee } from './order-oee.tsx';
import { Orders_OrderDocument } from './orders.generated.ts';

const shown = [
  'availability',
  'performance',
  'quality',
  'coverage',
  'good_units',
  'scrap_units',
  'run_seconds',
] as const;

interface OrderProps {
  readonly id: number;
  readonly code: string;
}

/** Opens how an order went. */
export function OrderFiguresButton({ id, code }: OrderProps) {
  const { t } = useTranslation('orders');
  const [isOpen, setOpen] = useState(false);
  const title = t('figures.title', { code });
  return (
    <>
      <Button variant="default" size="sm" aria-label={title} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('figures.open')}
      </Button>
      {isOpen && (
        <SideDrawer title={title} close={() => setOpen(false)} size="min(100vw, 48rem)">
          <FiguresOfOrder id={id} />
        </SideDrawer>
      )}
    </>
  );
}

/** From its first start to its end, or to now. */
function FiguresOfOrder({ id }: { readonly id: number }) {
  const { t } = useTranslation('orders');
  const [result, ask] = useQuery({ query: Orders_OrderDocument, variables: { orderIds: [id] } });
  return (
    <QueryView
      result={result}
      retry={() => ask({ requestPolicy: 'network-only' })}
      empty={({ figures }) =>
        figures.length === 0 ? (
          <Notice kind="empty" title={t('figures.empty')}>
            {t('figures.next')}
          </Notice>
        ) : null
      }
    >
      {({ figures: [row] }) => row !== undefined && <Figures row={row} />}
    </QueryView>
  );
}

function Figures({ row }: { readonly row: OeeRowFragment }) {
  const { t } = useTranslation('orders');
  const { t: shared } = useTranslation();
  return (
    <>
      <dl className={classes.figures}>
        <div>
          <dt>{shared('figure.oee')}</dt>
          <dd>
            <OrderOee figures={row} />
          </dd>
        </div>
        {shown.map((figure) => (
          <div key={figure}>
            <dt>{shared(`figure.${figure}`)}</dt>
            <dd>
              <ExplainLink question={explainOrder(row, figure)} value={row[figure]} unitName={shared('unit.units')} />
            </dd>
          </div>
        ))}
      </dl>
      {row.hint !== null && <p className={classes.note}>{row.hint}</p>}
      <Panel title={t('figures.losses')}>
        <LossWaterfall row={row} />
      </Panel>
    </>
  );
}
