import { useTranslation } from 'react-i18next';
import { FormButton } from '../../design/command/form-button.tsx';
import { Equipment_CreateDocument } from './equipment.generated.ts';
import type { Area } from './place.ts';
import { useEquipmentFields } from './use-equipment-fields.ts';

/** As the database has them for equipment of which nothing is said. */
const defaults = { microStopSeconds: 120, unitsPerCycle: 1, staleAfterSeconds: 900, countsComeFrom: 'machine' };

interface CreateEquipmentProps {
  readonly area: Area;
  /** The line that a machine is added to. */
  readonly lineId?: number;
  readonly choose?: (key: string) => void;
}

/** Adds a line or a machine to an area. */
export function CreateEquipment({ area, lineId, choose }: CreateEquipmentProps) {
  const { t } = useTranslation('equipment');
  const fields = useEquipmentFields(area, undefined);
  const kinds = (['machine', 'line'] as const).map((kind) => ({ value: kind, label: t(`kind.${kind}`) }));
  return (
    <FormButton
      label={t(lineId === undefined ? 'createEquipment' : 'createMachine')}
      isMain
      document={Equipment_CreateDocument}
      fixed={{ areaId: area.id }}
      initial={{ ...defaults, kind: 'machine', lineId }}
      fields={[{ name: 'kind', kind: 'choice', label: t('field.kind'), isRequired: true, options: kinds }, ...fields]}
      onDone={({ createEquipment }) => choose?.(`equipment-${createEquipment.equipmentId}`)}
    />
  );
}
