import { ExplainLink } from '../../design/explain-link.tsx';
import { OeeTarget } from '../../design/oee-target.tsx';
import { explainOrder } from './explain-order.ts';
import type { OrderFigures } from './use-order-figures.ts';

/** OEE of an order, and whether it reached the target that held when the order began. */
export function OrderOee({ figures }: { readonly figures: OrderFigures }) {
  return (
    <>
      <ExplainLink question={explainOrder(figures, 'oee')} value={figures.oee} />
      <div>
        <OeeTarget oee={figures.oee} target={figures.oee_target} />
      </div>
    </>
  );
}
