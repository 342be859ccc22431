import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { WaterfallStep } from '../../design/loss-waterfall/waterfall-steps.ts';
import { Notice } from '../../design/notice.tsx';
import type { OeeRowFragment } from '../../design/oee-row/oee-row.generated.ts';
import { Panel } from '../../design/panel.tsx';
import { QueryView } from '../../design/query-view.tsx';
import { Analysis_ParetoDocument } from './analysis.generated.ts';
import { measures, type AnalysisQuestion } from './analysis-question.ts';
import { argumentsOf } from './arguments-of.ts';
import { keyOfReason } from './key-of-reason.ts';
import { ParetoBars } from './pareto-bars.tsx';
import { StopList } from './stop-list.tsx';
import type { AddressChange } from '../../design/address/use-addressed.ts';

export interface ParetoProps {
  readonly row: OeeRowFragment;
  /** Only the stops of this step of the waterfall. */
  readonly step: WaterfallStep | undefined;
  readonly question: AnalysisQuestion;
  readonly change: (parts: AddressChange) => void;
}

/** The reasons of a row by time or by count; a press lists the stops of one. */
export function Pareto({ row, step, question, change }: ParetoProps) {
  const { t } = useTranslation('analysis');
  const isWithoutStops = step?.kind === 'loss' && step.stops === undefined;
  const [result, ask] = useQuery({
    query: Analysis_ParetoDocument,
    variables: {
      ...argumentsOf(question),
      losses: step?.stops === undefined ? null : [step.stops],
      key: row.group_key,
      startedAt: row.started_at,
      ...(question.measure === 'seconds' ? { seconds: 'desc' } : { stopCount: 'desc' }),
    },
    pause: isWithoutStops,
  });
  return (
    <Panel
      title={step?.stops === undefined ? t('pareto.title') : t('pareto.of', { loss: t(`waterfall.${step.name}`) })}
      tools={
        <SegmentedControl
          aria-label={t('pareto.measure')}
          value={question.measure}
          onChange={(measure) => change({ measure })}
          data={measures.map((value) => ({ value, label: t(`measure.${value}`) }))}
        />
      }
    >
      {isWithoutStops ? (
        <Notice kind="empty" title={t('pareto.noStops.title', { loss: t(`waterfall.${step.name}`) })}>
          {t('pareto.noStops.next')}
        </Notice>
      ) : (
        <QueryView
          result={result}
          retry={() => ask({ requestPolicy: 'network-only' })}
          empty={({ reasons }) =>
            reasons.length === 0 ? (
              <Notice kind="empty" title={t('pareto.empty')}>
                {t('pareto.next')}
              </Notice>
            ) : null
          }
        >
          {({ reasons }) => {
            const reason = reasons.find((each) => keyOfReason(each) === question.reason);
            return (
              <>
                <ParetoBars
                  reasons={reasons}
                  measure={question.measure}
                  chosen={reason}
                  onChoose={(key) => change({ reason: key === question.reason ? null : key })}
                />
                {reason !== undefined && <StopList row={row} reason={reason} question={question} />}
              </>
            );
          }}
        </QueryView>
      )}
    </Panel>
  );
}
