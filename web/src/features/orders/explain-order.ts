import type { ExplainQuestion } from '../../design/explain-question.ts';
import type { OrderFigures } from './use-order-figures.ts';

/** Where a figure of a whole order comes from. */
export function explainOrder(figures: OrderFigures, figure: string): ExplainQuestion {
  return {
    figure,
    groupBy: 'order',
    groupKey: figures.group_key,
    from: figures.started_at,
    to: figures.ended_at,
    equipmentIds: figures.measured_equipment_ids,
    bucket: null,
    startedAt: null,
  };
}
