import { useTranslation } from 'react-i18next';
import { FormButton } from '../../design/command/form-button.tsx';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import type { Field } from '../../design/form/field.ts';
import { useLive } from '../../graphql/use-live.ts';
import {
  Sources_AddMappingDocument,
  Sources_ChangeMappingDocument,
  Sources_MappingsDocument,
  type Sources_MappingsSubscription,
} from './sources.generated.ts';

type Mapping = Sources_MappingsSubscription['mappings'][number];

/** How values are found in messages of plain JSON. */
export function Mappings() {
  const { t } = useTranslation('sources');
  const live = useLive(Sources_MappingsDocument, {});
  const column = useColumnKinds();
  return (
    <LiveTable
      title={t('mappings.title')}
      live={live}
      rows={({ mappings }) => mappings}
      columns={[
        column.text<Mapping>('filter', t('field.topicFilter'), (mapping) => mapping.topic_filter),
        column.text<Mapping>('metric', t('field.metricPath'), (mapping) => mapping.metric_path),
        column.text<Mapping>('value', t('field.valuePath'), (mapping) => mapping.value_path),
        column.text<Mapping>('time', t('field.timePath'), (mapping) => mapping.time_path),
        column.text<Mapping>('type', t('field.dataType'), (mapping) => mapping.data_type),
        column.text<Mapping>('unit', t('field.unit'), ({ unit }) => unit),
        column.flag<Mapping>('active', t('field.active'), ({ active }) => active),
      ]}
      keyOf={({ id }) => id}
      tools={<Add />}
      actions={(mapping) => (mapping.enterprise_id === null ? null : <Change mapping={mapping} />)}
      empty={t('mappings.empty')}
      emptyNext={t('mappings.next')}
    />
  );
}

function Add() {
  const { t } = useTranslation('sources');
  const fields = useMappingFields();
  return <FormButton label={t('addMapping')} document={Sources_AddMappingDocument} fields={fields} />;
}

function Change({ mapping }: { readonly mapping: Mapping }) {
  const { t } = useTranslation('sources');
  const fields = useMappingFields();
  return (
    <FormButton
      label={t('change')}
      about={`${mapping.topic_filter} ${mapping.metric_path}`}
      document={Sources_ChangeMappingDocument}
      fixed={{ topicMappingId: mapping.id, version: mapping.version }}
      initial={{
        topicFilter: mapping.topic_filter,
        metricPath: mapping.metric_path,
        valuePath: mapping.value_path,
        timePath: mapping.time_path,
        timeFormat: mapping.time_format,
        qualityPath: mapping.quality_path,
        dataType: mapping.data_type,
        unit: mapping.unit,
        scale: mapping.scale,
        valueOffset: mapping.value_offset,
        active: mapping.active,
      }}
      fields={[...fields, { name: 'active', kind: 'switch', label: t('field.active') }]}
    />
  );
}

const texts = ['valuePath', 'timePath', 'timeFormat', 'qualityPath', 'dataType', 'unit'] as const;
const numbers = ['scale', 'valueOffset'] as const;

type MappingField = 'topicFilter' | 'metricPath' | (typeof texts)[number] | (typeof numbers)[number];

function useMappingFields(): readonly Field<MappingField>[] {
  const { t } = useTranslation('sources');
  return [
    { name: 'topicFilter', kind: 'text', label: t('field.topicFilter'), isRequired: true },
    { name: 'metricPath', kind: 'text', label: t('field.metricPath'), isRequired: true },
    ...texts.map((name) => ({ name, kind: 'text' as const, label: t(`field.${name}`) })),
    ...numbers.map((name) => ({ name, kind: 'number' as const, label: t(`field.${name}`) })),
  ];
}
