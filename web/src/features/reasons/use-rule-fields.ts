import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { Field } from '../../design/form/field.ts';
import { usePlaces } from '../../design/plant/use-places.ts';
import { Reasons_ChoiceDocument } from './reasons.generated.ts';

type RuleField =
  | 'name'
  | 'downtimeReasonId'
  | 'equipmentId'
  | 'priority'
  | 'states'
  | 'minimumSeconds'
  | 'maximumSeconds'
  | 'precedingReasonId'
  | 'precedingWithinSeconds'
  | 'isAtOrderChange'
  | 'modes'
  | 'validFrom'
  | 'validTo';

/** What there is to say of a rule: the reason, then the conditions, all of which must hold. */
export function useRuleFields(): readonly Field<RuleField>[] {
  const { t } = useTranslation('reasons');
  const { equipment, timeZone } = usePlaces();
  const [{ data }] = useQuery({ query: Reasons_ChoiceDocument });
  const reasons = (data?.reasons ?? []).map(({ id, code, name }) => ({ value: id, label: `${name} (${code})` }));
  const states = (data?.states ?? []).map(({ state, name }) => ({ value: state, label: name }));
  const field = (name: RuleField) => ({ name, label: t(`rule.${name}`), hint: t(`ruleHint.${name}`, { timeZone }) });
  return [
    { ...field('name'), kind: 'text', isRequired: true },
    { ...field('downtimeReasonId'), kind: 'choice', isRequired: true, options: reasons },
    { ...field('equipmentId'), kind: 'choice', options: equipment },
    { ...field('minimumSeconds'), kind: 'number' },
    { ...field('maximumSeconds'), kind: 'number' },
    { ...field('states'), kind: 'choices', options: states },
    { ...field('isAtOrderChange'), kind: 'switch' },
    { ...field('precedingReasonId'), kind: 'choice', options: reasons },
    {
      ...field('precedingWithinSeconds'),
      kind: 'number',
      isShown: ({ precedingReasonId }) => precedingReasonId !== '',
    },
    { ...field('modes'), kind: 'numbers' },
    { ...field('priority'), kind: 'number', isRequired: true },
    { ...field('validFrom'), kind: 'instant', timeZone },
    { ...field('validTo'), kind: 'instant', timeZone },
  ];
}
