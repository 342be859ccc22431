import { useTranslation } from 'react-i18next';
import type { Field } from '../../design/form/field.ts';
import { usePlaces } from '../../design/plant/use-places.ts';

type SourceField = 'equipmentId' | 'stateMap' | 'metricMap' | 'counterMaximum' | 'maximumRatePerMin';

/** What there is to say of a topic. */
export function useSourceFields(): readonly Field<SourceField>[] {
  const { t } = useTranslation('sources');
  const { equipment } = usePlaces();
  return [
    { name: 'equipmentId', kind: 'choice', label: t('field.equipment'), isRequired: true, options: equipment },
    { name: 'stateMap', kind: 'json', label: t('field.stateMap'), hint: t('hint.stateMap') },
    { name: 'metricMap', kind: 'json', label: t('field.metricMap'), hint: t('hint.metricMap') },
    { name: 'counterMaximum', kind: 'number', label: t('field.counterMaximum') },
    { name: 'maximumRatePerMin', kind: 'number', label: t('field.maximumRate') },
  ];
}
