import { NativeSelect, NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AddressChange } from '../../design/address/use-addressed.ts';
import { QuestionForm, wideField } from '../../design/question-form.tsx';
import { RangeFields } from '../../design/range/range-fields.tsx';
import { useFormat } from '../../language/use-format.ts';
import {
  chartsOf,
  limitSources,
  readSubject,
  ruleSets,
  spcRanges,
  subgroupChoices,
  writeSubject,
  type SpcQuestion,
} from './spc-question.ts';
import { placeOf, type KnownSubject } from './spc-subjects.ts';

export interface SpcFormProps {
  readonly question: SpcQuestion;
  readonly change: (parts: AddressChange) => void;
  readonly subjects: readonly KnownSubject[];
  readonly chosen: KnownSubject | undefined;
}

/** Of what, over which range, as which chart, judged by which rules. */
export function SpcForm({ question, change, subjects, chosen }: SpcFormProps) {
  const { t } = useTranslation('spc');
  const format = useFormat();
  const timeZone = chosen?.equipment.area.site.time_zone ?? 'UTC';
  const choices = subgroupChoices(question.chart);
  const kind = chosen?.subject.kind ?? 'metric';
  return (
    <QuestionForm
      label={t('form.label')}
      note={`${format.dateTime(question.from, timeZone)} – ${format.dateTime(question.to, timeZone)}`}
    >
      <Select
        className={wideField ?? ''}
        label={t('form.subject')}
        value={chosen === undefined ? null : writeSubject(chosen.subject)}
        onChange={(of) => {
          const isCounts = readSubject(of)?.kind === 'counts';
          change({ of, rule: null, ...(isCounts === (kind === 'counts') ? {} : { chart: null, subgroups: null }) });
        }}
        data={useSubjectOptions(subjects)}
        allowDeselect={false}
        searchable
      />
      <NativeSelect
        label={t('form.chart')}
        value={question.chart}
        onChange={({ currentTarget }) => change({ chart: currentTarget.value, subgroups: null, rule: null })}
        data={chartsOf(kind).map((value) => ({ value, label: t(`chart.${value}`) }))}
      />
      {choices.length > 0 && (
        <NativeSelect
          label={t('form.subgroups')}
          value={question.subgroups}
          onChange={({ currentTarget }) => change({ subgroups: currentTarget.value })}
          data={choices.map((value) => ({
            value,
            label: Number.isNaN(Number(value)) ? t(`bucket.${value}`) : t('form.inARow', { count: Number(value) }),
          }))}
        />
      )}
      <RangeFields range={question} names={spcRanges} timeZone={timeZone} onChange={change} />
      <NativeSelect
        label={t('form.limits')}
        value={question.limits}
        onChange={({ currentTarget }) => change({ limits: currentTarget.value })}
        data={limitSources.map((value) => ({ value, label: t(`limits.${value}`) }))}
      />
      <NativeSelect
        label={t('form.rules')}
        value={question.ruleSet}
        onChange={({ currentTarget }) => change({ rules: currentTarget.value, rule: null })}
        data={ruleSets.map((value) => ({ value, label: t(`ruleSet.${value}`) }))}
      />
      {kind !== 'counts' &&
        (['lower', 'upper'] as const).map((border) => (
          <NumberInput
            key={border}
            label={t(`form.${border}`)}
            value={(border === 'lower' ? question.lowerSpecification : question.upperSpecification) ?? ''}
            onChange={(value) => change({ [border]: value === '' ? null : String(value) })}
            w="9rem"
            hideControls
          />
        ))}
    </QuestionForm>
  );
}

function useSubjectOptions(subjects: readonly KnownSubject[]) {
  const { t } = useTranslation('spc');
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const each of subjects) {
    const place = placeOf(each);
    const option = {
      value: writeSubject(each.subject),
      label: `${each.metricName ?? t(`subject.${each.subject.kind}`)} · ${place}`,
    };
    groups.set(place, [...(groups.get(place) ?? []), option]);
  }
  return [...groups].map(([group, items]) => ({ group, items }));
}
