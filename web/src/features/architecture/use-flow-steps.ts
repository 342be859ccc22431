import { useTranslation } from 'react-i18next';
import { useReceivedPerSecond } from '../../graphql/use-received-per-second.ts';
import { useFormat } from '../../language/use-format.ts';
import type { Flow_LiveSubscription } from './flow.generated.ts';

/** The parts that a signal passes, in its order. */
export const parts = ['plc', 'edge', 'broker', 'ingest', 'database', 'graphql', 'web'] as const;

type Part = (typeof parts)[number];

/** From one part to the next one. */
export interface FlowStep {
  readonly from: Part;
  readonly to: Part;
  /** What flows now, in words. */
  readonly rate: string;
  /** Whether anything flows now. */
  readonly isFlowing: boolean;
}

type Sums = NonNullable<Flow_LiveSubscription['flow']['aggregate']>['sum'];

/** The steps with what flows over each now: sums of the database; the last ones, what this browser is sent. */
export function useFlowSteps(): (sums: Sums) => readonly FlowStep[] {
  const { t } = useTranslation('architecture');
  const format = useFormat();
  const answersPerSecond = useReceivedPerSecond();
  return (sums) => {
    const messages = sums?.messages_per_second ?? 0;
    const rows = sums?.rows_per_second ?? 0;
    const metrics = sums?.metrics ?? 0;
    const said = (kind: string, rate: number) => ({
      rate: t(`flow.${kind}`, { rate: format.number(rate, undefined, 1) }),
      isFlowing: rate > 0,
    });
    return [
      { from: 'plc', to: 'edge', rate: t('flow.metrics', { count: metrics }), isFlowing: messages > 0 },
      { from: 'edge', to: 'broker', ...said('messages', messages) },
      { from: 'broker', to: 'ingest', ...said('messages', messages) },
      { from: 'ingest', to: 'database', ...said('rows', rows) },
      { from: 'database', to: 'graphql', ...said('answers', answersPerSecond) },
      { from: 'graphql', to: 'web', ...said('answers', answersPerSecond) },
    ];
  };
}
