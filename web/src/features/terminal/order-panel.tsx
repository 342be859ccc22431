import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Figure } from '../../design/figure.tsx';
import { PaceBar } from '../../design/pace-bar.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useNow } from '../../language/use-now.ts';
import { may } from '../../session/may.ts';
import { useSession } from '../../session/session-provider.tsx';
import type { TerminalMachine } from './terminal-machine.ts';
import { Terminal_OrderFiguresDocument } from './terminal.generated.ts';
import classes from './terminal.module.css';

const askedEveryMs = 5_000;

/** The order that runs, how far it is, and at which pace against the ideal one of what it makes. */
export function OrderPanel({ machine }: { readonly machine: TerminalMachine }) {
  const { t } = useTranslation('terminal');
  const format = useFormat();
  const { status, overview } = machine;
  const run = status?.production_order_run;
  const order = run?.production_order;
  const units = t('unit.units');
  const perMinute = t('unit.perMinute');
  const good = useGoodUnits(machine);
  const mayAct = may(useSession(), 'operator');
  return (
    <section className={classes.panel} aria-label={t('panel.order')}>
      <h2 className={classes.heading}>
        {order === undefined ? t('order.none') : `${order.code} · ${order.product.name}`}
      </h2>
      <div className={classes.inside}>
        {order === undefined ? (
          mayAct && <p className={classes.next}>{t('order.noneNext')}</p>
        ) : (
          <div className={classes.headline}>
            <Figure
              size="headline"
              label={t('order.good')}
              value={format.number(good)}
              unit={units}
              provisional={t('figure.provisional')}
            />
            <Figure size="large" label={t('order.target')} value={format.number(order.target_quantity)} unit={units} />
          </div>
        )}
        <div className={classes.figures}>
          <Figure
            size="large"
            label={t('order.pace')}
            value={format.number(status?.speed, undefined, 1)}
            unit={perMinute}
          />
          <Figure
            size="large"
            label={t('order.idealPace')}
            value={format.number(overview?.ideal_rate_per_min, undefined, 1)}
            unit={perMinute}
          />
          <Figure size="large" label={t('order.shiftGood')} value={format.number(status?.shift_good)} unit={units} />
          <Figure size="large" label={t('order.shiftScrap')} value={format.number(status?.shift_scrap)} unit={units} />
        </div>
      </div>
      <div className={classes.bars}>
        <PaceBar
          pace={overview?.pace ?? null}
          speed={status?.speed ?? null}
          idealRate={overview?.ideal_rate_per_min ?? null}
        />
        {order?.target_quantity != null && good != null && (
          <span className={classes.made}>
            <progress
              className={classes.progress}
              aria-label={t('order.progress')}
              max={order.target_quantity}
              value={good}
            />
            {t('order.made', { good: format.number(good), target: format.number(order.target_quantity, units) })}
          </span>
        )}
      </div>
    </section>
  );
}

/** Of the order so far, before its pauses too, as the server counts them. */
function useGoodUnits({ id, status }: TerminalMachine): number | null {
  const nowMs = useNow();
  const order = status?.production_order_run?.production_order;
  const to = new Date(Math.ceil(nowMs / askedEveryMs) * askedEveryMs).toISOString();
  const [{ data }] = useQuery({
    query: Terminal_OrderFiguresDocument,
    variables: { from: order?.runs[0]?.started_at ?? to, to, equipmentIds: [id], orderId: order?.id ?? 0 },
    pause: order === undefined,
  });
  return data?.figures[0]?.good_units ?? null;
}
