import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { OeeTarget } from '../../design/oee-target.tsx';
import { PlainTable } from '../../design/plain-table.tsx';
import { Panel } from '../../design/panel.tsx';
import { QueryView } from '../../design/query-view.tsx';
import { useFormat } from '../../language/use-format.ts';
import { Shift_OrdersDocument } from './shift.generated.ts';
import type { Shift } from './shift.ts';

/** What was made of which order. */
export function ShiftOrders({ shift }: { readonly shift: Shift }) {
  const { t } = useTranslation('shift');
  const format = useFormat();
  const equipmentIds = shift.shift_figures.map(({ equipment_id: id }) => id);
  const [result, ask] = useQuery({
    query: Shift_OrdersDocument,
    variables: { from: shift.started_at, to: shift.ended_at, equipmentIds },
    pause: equipmentIds.length === 0,
  });
  if (equipmentIds.length === 0) return null;
  return (
    <Panel title={t('orders.title')}>
      <QueryView result={result} retry={() => ask({ requestPolicy: 'network-only' })}>
        {({ orders }) => (
          <PlainTable
            label={t('orders.title')}
            head={
              <>
                <th scope="col">{t('orders.order')}</th>
                <th scope="col">{t('figure.total_units')}</th>
                <th scope="col">{t('figure.good_units')}</th>
                <th scope="col">{t('figure.scrap_units')}</th>
                <th scope="col">{t('figure.run_seconds')}</th>
                <th scope="col">{t('figure.oee')}</th>
              </>
            }
          >
            {orders.map((order) => (
              <tr key={order.group_key}>
                <th scope="row">{order.group_name}</th>
                <td>{format.number(order.total_units)}</td>
                <td>{format.number(order.good_units)}</td>
                <td>{format.number(order.scrap_units)}</td>
                <td>{format.duration(order.run_seconds)}</td>
                <td>
                  {format.percent(order.oee)}
                  <div>
                    <OeeTarget oee={order.oee} target={order.oee_target} />
                  </div>
                </td>
              </tr>
            ))}
          </PlainTable>
        )}
      </QueryView>
    </Panel>
  );
}
