import { useTranslation } from 'react-i18next';
import { FormButton } from '../../design/command/form-button.tsx';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { equipmentLabel } from '../../design/equipment-label.ts';
import { useLive } from '../../graphql/use-live.ts';
import {
  Sources_ChangeDocument,
  Sources_RegisteredDocument,
  type Sources_RegisteredSubscription,
} from './sources.generated.ts';
import { useSourceFields } from './use-source-fields.ts';

type Source = Sources_RegisteredSubscription['sources'][number];

/** The topics that feed machines. */
export function RegisteredSources() {
  const { t } = useTranslation('sources');
  const live = useLive(Sources_RegisteredDocument, {});
  const column = useColumnKinds();
  return (
    <LiveTable
      title={t('registered.title')}
      live={live}
      rows={({ sources }) => sources}
      columns={[
        column.text<Source>('topic', t('field.topic'), (source) => source.source_topic),
        column.text<Source>('equipment', t('field.equipment'), ({ equipment }) => equipmentLabel(equipment)),
        column.number<Source>('maximum', t('field.counterMaximum'), { read: (source) => source.counter_maximum }),
        column.number<Source>('rate', t('field.maximumRate'), { read: (source) => source.maximum_rate_per_min }),
        column.flag<Source>('active', t('field.active'), ({ active }) => active),
      ]}
      keyOf={({ id }) => id}
      actions={(source) => <Change source={source} />}
      empty={t('registered.empty')}
      emptyNext={t('registered.next')}
    />
  );
}

function Change({ source }: { readonly source: Source }) {
  const { t } = useTranslation('sources');
  const fields = useSourceFields();
  return (
    <FormButton
      label={t('change')}
      about={source.source_topic}
      document={Sources_ChangeDocument}
      fixed={{ sourceId: source.id, version: source.version }}
      initial={{
        equipmentId: source.equipment_id,
        stateMap: source.state_map,
        metricMap: source.metric_map,
        counterMaximum: source.counter_maximum,
        maximumRatePerMin: source.maximum_rate_per_min,
        active: source.active,
      }}
      fields={[...fields, { name: 'active', kind: 'switch', label: t('field.active') }]}
    />
  );
}
