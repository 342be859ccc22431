import { useTranslation } from 'react-i18next';
import type { Entries, Field } from '../../design/form/field.ts';
import type { Area, Machine } from './place.ts';

type EquipmentField =
  | 'name'
  | 'lineId'
  | 'isConstraint'
  | 'idealRatePerMin'
  | 'unitsPerCycle'
  | 'microStopSeconds'
  | 'microStopCycles'
  | 'staleAfterSeconds'
  | 'countsComeFrom';

/** What there is to say of equipment, each with its unit and what another value leads to. `machine`: that is changed. */
export function useEquipmentFields(area: Area, machine: Machine | undefined): readonly Field<EquipmentField>[] {
  const { t } = useTranslation('equipment');
  const lines = area.equipment.filter(({ kind, active, id }) => kind === 'line' && active && id !== machine?.id);
  const isMachine = (entries: Entries) => (machine?.kind ?? entries['kind']) === 'machine';
  const isOfLine = (entries: Entries) => isMachine(entries) && entries['lineId'] !== '';
  const number = (name: EquipmentField, hint: string) => ({
    name,
    kind: 'number' as const,
    label: t(`field.${name}`),
    hint: t(`hint.${hint}`),
  });
  return [
    { name: 'name', kind: 'text', label: t('field.name'), isRequired: true, hint: t('hint.name') },
    {
      name: 'lineId',
      kind: 'choice',
      label: t('field.lineId'),
      hint: t('hint.lineId'),
      options: lines.map(({ id, name }) => ({ value: id, label: name })),
      isShown: isMachine,
    },
    {
      name: 'isConstraint',
      kind: 'switch',
      label: t('field.isConstraint'),
      hint: t('hint.isConstraint'),
      isShown: isOfLine,
    },
    number('idealRatePerMin', 'idealRatePerMin'),
    { ...number('unitsPerCycle', 'unitsPerCycle'), isRequired: true },
    { ...number('microStopSeconds', 'microStopSeconds'), isRequired: true },
    number('microStopCycles', 'microStopCycles'),
    number('staleAfterSeconds', 'staleAfterSeconds'),
    {
      name: 'countsComeFrom',
      kind: 'choice',
      label: t('field.countsComeFrom'),
      hint: t('hint.countsComeFrom'),
      isRequired: true,
      options: (['machine', 'people'] as const).map((who) => ({ value: who, label: t(`countsComeFrom.${who}`) })),
    },
  ];
}
