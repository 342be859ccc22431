import { useEffect } from 'react';
import { useQuery } from 'urql';
import { Orders_FiguresDocument, type Orders_FiguresQuery } from './orders.generated.ts';

export type OrderFigures = Orders_FiguresQuery['figures'][number];

/** What is under way changes slowly, and each order is measured anew. */
const askedEveryMs = 60_000;

/** How orders are doing by the number of the order, asked anew once a minute. */
export function useOrderFigures(orderIds: readonly number[]): ReadonlyMap<number, OrderFigures> {
  const [{ data }, ask] = useQuery({
    query: Orders_FiguresDocument,
    variables: { orderIds },
    pause: orderIds.length === 0,
  });
  const isAsked = orderIds.length > 0;
  useEffect(() => {
    if (!isAsked) return undefined;
    const timer = setInterval(() => ask({ requestPolicy: 'network-only' }), askedEveryMs);
    return () => clearInterval(timer);
  }, [ask, isAsked]);
  return new Map((data?.figures ?? []).map((figures) => [figures.group_key, figures]));
}
