import { useTranslation } from 'react-i18next';
import { FormButton } from '../../design/command/form-button.tsx';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { equipmentLabel } from '../../design/equipment-label.ts';
import { usePlaces } from '../../design/plant/use-places.ts';
import { useLive } from '../../graphql/use-live.ts';
import {
  Reasons_ChangePartDocument,
  Reasons_CreatePartDocument,
  Reasons_PartsDocument,
  type Reasons_PartsSubscription,
} from './reasons.generated.ts';

type Part = Reasons_PartsSubscription['parts'][number];

/** What machines are made of, so that people can say which part a stop was about. */
export function MachineParts() {
  const { t } = useTranslation('reasons');
  const live = useLive(Reasons_PartsDocument, {});
  const column = useColumnKinds();
  return (
    <LiveTable
      title={t('parts.title')}
      live={live}
      rows={({ parts }) => parts}
      columns={[
        column.text<Part>('machine', t('field.machine'), ({ equipment }) => equipmentLabel(equipment)),
        column.text<Part>('name', t('field.part'), ({ name }) => name),
        column.flag<Part>('active', t('field.active'), ({ active }) => active),
      ]}
      keyOf={({ id }) => id}
      tools={<Create />}
      actions={(part) => (
        <FormButton
          label={t('change')}
          about={part.name}
          document={Reasons_ChangePartDocument}
          fixed={{ machinePartId: part.id, version: part.version }}
          initial={part}
          fields={[
            { name: 'name', kind: 'text', label: t('field.part'), isRequired: true },
            { name: 'active', kind: 'switch', label: t('field.active'), hint: t('hint.retirePart') },
          ]}
        />
      )}
      empty={t('parts.empty')}
      emptyNext={t('parts.next')}
    />
  );
}

function Create() {
  const { t } = useTranslation('reasons');
  const { equipment } = usePlaces();
  return (
    <FormButton
      label={t('parts.create')}
      document={Reasons_CreatePartDocument}
      fields={[
        { name: 'equipmentId', kind: 'choice', label: t('field.machine'), isRequired: true, options: equipment },
        { name: 'name', kind: 'text', label: t('field.part'), isRequired: true, hint: t('hint.part') },
      ]}
    />
  );
}
