import { Checkbox, MultiSelect, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AddressChange } from '../../design/address/use-addressed.ts';
import { QuestionForm, wideField } from '../../design/question-form.tsx';
import { RangeFields } from '../../design/range/range-fields.tsx';
import { useFormat } from '../../language/use-format.ts';
import type { TrendMetric } from './trend-metric.ts';
import { trendBuckets, trendRanges, type TrendQuestion } from './trend-question.ts';

export interface TrendsFormProps {
  readonly question: TrendQuestion;
  readonly change: (parts: AddressChange) => void;
  readonly metrics: readonly TrendMetric[];
  readonly timeZone: string;
}

/** Which metrics, over which range, in which buckets, followed or not. */
export function TrendsForm({ question, change, metrics, timeZone }: TrendsFormProps) {
  const { t } = useTranslation('trends');
  const format = useFormat();
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { id, name, place } of metrics)
    groups.set(place, [...(groups.get(place) ?? []), { value: String(id), label: `${name} · ${place}` }]);
  return (
    <QuestionForm
      label={t('form.label')}
      note={`${format.dateTime(question.from, timeZone)} – ${format.dateTime(question.to, timeZone)}`}
    >
      <MultiSelect
        className={wideField ?? ''}
        miw="min(26rem, 100%)"
        label={t('form.metrics')}
        placeholder={question.metricIds.length === 0 ? t('form.choose') : ''}
        value={question.metricIds.map(String)}
        onChange={(ids) => change({ metrics: ids.length === 0 ? null : ids.join('.') })}
        data={[...groups].map(([group, items]) => ({ group, items }))}
        maxValues={8}
        searchable
        clearable
      />
      <RangeFields range={question} names={trendRanges} timeZone={timeZone} onChange={change} />
      <NativeSelect
        label={t('form.bucket')}
        value={question.asked ?? ''}
        onChange={({ currentTarget }) => change({ bucket: currentTarget.value || null })}
        data={[
          { value: '', label: t('bucket.auto', { bucket: t(`bucket.${question.bucket}`) }) },
          ...trendBuckets.map((value) => ({ value, label: t(`bucket.${value}`) })),
        ]}
      />
      <Checkbox
        size="md"
        label={t('form.live')}
        checked={question.isLive}
        disabled={question.range === 'custom'}
        onChange={({ currentTarget }) => change({ live: currentTarget.checked ? null : 'off' })}
      />
    </QuestionForm>
  );
}
