import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useAddressed, type AddressChange } from '../../design/address/use-addressed.ts';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { Loading } from '../../design/live-view.tsx';
import { Notice } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { QueryView } from '../../design/query-view.tsx';
import { RangeStepButtons } from '../../design/range/range-step-buttons.tsx';
import { TrendChart } from './trend-chart.tsx';
import { trendMetricsOf, type TrendMetric } from './trend-metric.ts';
import { readTrendQuestion, type TrendQuestion } from './trend-question.ts';
import { Trends_MetricsDocument } from './trends.generated.ts';
import { TrendsForm } from './trends-form.tsx';
import { useTrends } from './use-trends.ts';

/** Any metrics of any equipment under one time axis, followed while they are measured. */
export function TrendsPage() {
  const { t } = useTranslation('trends');
  const { question, change, refresh } = useAddressed(readTrendQuestion);
  const [result, ask] = useQuery({ query: Trends_MetricsDocument });
  const metrics = useMemo(() => trendMetricsOf(result.data?.metrics ?? []), [result.data]);
  const chosen = metrics.filter(({ id }) => question.metricIds.includes(id));
  const timeZone = (chosen[0] ?? metrics[0])?.equipment.area.site.time_zone ?? 'UTC';
  return (
    <Page
      title={t('title')}
      tools={
        <Button variant="default" onClick={refresh}>
          {t('refresh')}
        </Button>
      }
    >
      <QueryView result={result} retry={() => ask({ requestPolicy: 'network-only' })}>
        {() => (
          <>
            <TrendsForm question={question} change={change} metrics={metrics} timeZone={timeZone} />
            {chosen.length === 0 ? (
              <Notice kind="empty" title={t('nothing.title')}>
                {t('nothing.next')}
              </Notice>
            ) : (
              <Charts question={question} change={change} metrics={chosen} />
            )}
          </>
        )}
      </QueryView>
    </Page>
  );
}

interface ChartsProps {
  readonly question: TrendQuestion;
  readonly change: (parts: AddressChange) => void;
  readonly metrics: readonly TrendMetric[];
}

function Charts({ question, change, metrics }: ChartsProps) {
  const { trends, fromMs, toMs, error } = useTrends(question);
  const [at, setAt] = useState<number>();
  const look = (stretch: { readonly fromMs: number; readonly toMs: number }) =>
    change({
      range: 'custom',
      from: new Date(stretch.fromMs).toISOString(),
      to: new Date(stretch.toMs).toISOString(),
    });
  return (
    <>
      <RangeStepButtons stretch={{ fromMs, toMs }} onChange={look} />
      {error !== undefined && <ErrorNotice error={error} />}
      {trends === undefined && error === undefined && <Loading />}
      {trends?.map((trend) => {
        const metric = metrics.find(({ id }) => id === trend.metricId);
        return (
          metric !== undefined && (
            <TrendChart
              key={trend.metricId}
              trend={trend}
              metric={metric}
              bucket={question.bucket}
              fromMs={fromMs}
              toMs={toMs}
              at={at}
              onAt={setAt}
              onZoom={(from, to) => look({ fromMs: from, toMs: to })}
            />
          )
        );
      })}
    </>
  );
}
