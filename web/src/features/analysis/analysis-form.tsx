import { MultiSelect, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/use-format.ts';
import { buckets, groupings, ranges, type AnalysisQuestion } from './analysis-question.ts';
import classes from './analysis-form.module.css';
import { equipmentLabel } from '../../design/equipment-label.ts';
import type { Equipment } from './group-label.ts';
import { RangeBorder } from './range-border.tsx';
import type { QuestionChange } from './use-analysis-question.ts';

export interface AnalysisFormProps {
  readonly question: AnalysisQuestion;
  readonly change: (parts: QuestionChange) => void;
  readonly equipment: readonly Equipment[];
}

/** Another question has other rows, so what was chosen among them goes. */
const anew = { row: null, step: null, reason: null } as const;

/** By what, over which range, in which buckets, of which equipment. */
export function AnalysisForm({ question, change, equipment }: AnalysisFormProps) {
  const { t } = useTranslation('analysis');
  const format = useFormat();
  const timeZone = equipment[0]?.area.site.time_zone ?? 'UTC';
  return (
    <form className={classes.form} aria-label={t('form.label')} onSubmit={(event) => event.preventDefault()}>
      <NativeSelect
        label={t('form.by')}
        value={question.by}
        onChange={({ currentTarget }) => change({ by: currentTarget.value, ...anew })}
        data={groupings.map((value) => ({ value, label: t(`by.${value}`) }))}
      />
      <NativeSelect
        label={t('form.range')}
        value={question.range}
        onChange={({ currentTarget: { value } }) =>
          change({ range: value, ...(value === 'custom' ? { from: question.from, to: question.to } : {}), ...anew })
        }
        data={[...Object.keys(ranges), 'custom'].map((value) => ({ value, label: t(`range.${value}`) }))}
      />
      {question.range === 'custom' && (
        <>
          <RangeBorder
            label={t('form.from')}
            instant={question.from}
            timeZone={timeZone}
            onChange={(from) => change({ from, ...anew })}
          />
          <RangeBorder
            label={t('form.to')}
            instant={question.to}
            timeZone={timeZone}
            onChange={(to) => change({ to, ...anew })}
          />
        </>
      )}
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
        className={classes.equipment}
        label={t('form.equipment')}
        placeholder={question.equipmentIds === null ? t('form.all') : undefined}
        value={question.equipmentIds?.map(String) ?? []}
        onChange={(ids) => change({ equipment: ids.length === 0 ? null : ids.join('.'), ...anew })}
        data={optionsOf(equipment)}
        searchable
        clearable
      />
      <p className={classes.zone}>
        {format.dateTime(question.from, timeZone)} – {format.dateTime(question.to, timeZone)}
      </p>
    </form>
  );
}

/** Equipment under its site and area. */
function optionsOf(equipment: readonly Equipment[]) {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const each of equipment) {
    const place = `${each.area.site.name} · ${each.area.name}`;
    groups.set(place, [...(groups.get(place) ?? []), { value: String(each.id), label: equipmentLabel(each) }]);
  }
  return [...groups].map(([group, items]) => ({ group, items }));
}
