import { MultiSelect, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/use-format.ts';
import { buckets, groupings, ranges, type AnalysisQuestion } from './analysis-question.ts';
import { QuestionForm, wideField } from '../../design/question-form.tsx';
import { RangeFields } from '../../design/range/range-fields.tsx';
import { equipmentOptions } from '../../design/equipment-options.ts';
import type { Equipment } from './group-label.ts';
import type { AddressChange } from '../../design/address/use-addressed.ts';

export interface AnalysisFormProps {
  readonly question: AnalysisQuestion;
  readonly change: (parts: AddressChange) => void;
  readonly equipment: readonly Equipment[];
}

/** Another question has other rows, so what was chosen among them goes. */
const anew = { row: null, step: null, reason: null, look: null, stop: null } as const;

/** By what, over which range, in which buckets, of which equipment. */
export function AnalysisForm({ question, change, equipment }: AnalysisFormProps) {
  const { t } = useTranslation('analysis');
  const format = useFormat();
  const timeZone = equipment[0]?.area.site.time_zone ?? 'UTC';
  return (
    <QuestionForm
      label={t('form.label')}
      note={`${format.dateTime(question.from, timeZone)} – ${format.dateTime(question.to, timeZone)}`}
    >
      <NativeSelect
        label={t('form.by')}
        value={question.by}
        onChange={({ currentTarget }) => change({ by: currentTarget.value, ...anew })}
        data={groupings.map((value) => ({ value, label: t(`by.${value}`) }))}
      />
      <RangeFields
        range={question}
        names={ranges}
        timeZone={timeZone}
        onChange={(parts) => change({ ...parts, ...anew })}
      />
      <NativeSelect
        label={t('form.bucket')}
        value={question.bucket ?? ''}
        onChange={({ currentTarget }) => change({ bucket: currentTarget.value || null, ...anew })}
        data={[
          { value: '', label: t('bucket.none') },
          ...buckets.map((value) => ({ value, label: t(`bucket.${value}`) })),
        ]}
      />
      <MultiSelect
        className={wideField}
        label={t('form.equipment')}
        placeholder={question.equipmentIds === null ? t('form.all') : undefined}
        value={question.equipmentIds?.map(String) ?? []}
        onChange={(ids) => change({ equipment: ids.length === 0 ? null : ids.join('.'), ...anew })}
        data={equipmentOptions(equipment)}
        searchable
        clearable
      />
    </QuestionForm>
  );
}
