import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { CommandButton } from '../../design/command/command-button.tsx';
import { FormButton } from '../../design/command/form-button.tsx';
import { DataTable } from '../../design/data-table/data-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { Notice } from '../../design/notice.tsx';
import { Panel } from '../../design/panel.tsx';
import { routes } from '../../routes.ts';
import {
  Equipment_RegisterSourceDocument,
  Equipment_SetSourceActiveDocument,
  Equipment_UnregisteredTopicsDocument,
} from './equipment.generated.ts';
import type { Machine } from './place.ts';

type Source = Machine['registrations'][number];

/** The topics that feed a machine; how they are read stands on the page of sources. */
export function Sources({ machine }: { readonly machine: Machine }) {
  const { t } = useTranslation('equipment');
  const column = useColumnKinds();
  return (
    <Panel title={t('sources.title')} tools={machine.active && <RegisterSource machine={machine} />}>
      <DataTable
        label={t('sources.title')}
        rows={machine.registrations}
        columns={[
          column.text<Source>('topic', t('field.topic'), (source) => source.source_topic),
          column.flag<Source>('active', t('field.active'), ({ active }) => active),
        ]}
        keyOf={({ id }) => id}
        actions={(source) => (
          <CommandButton
            label={t(source.active ? 'retire' : 'useAgain')}
            about={source.source_topic}
            document={Equipment_SetSourceActiveDocument}
            input={{ sourceId: source.id, version: source.version, active: !source.active }}
            {...(source.active && { question: t('retireSourceQuestion') })}
          />
        )}
        empty={
          <Notice kind="empty" title={t('sources.empty')}>
            {t('sources.next')}
          </Notice>
        }
      />
      <Link to={routes.sources}>{t('sources.more')}</Link>
    </Panel>
  );
}

function RegisterSource({ machine }: { readonly machine: Machine }) {
  const { t } = useTranslation('equipment');
  const [{ data }] = useQuery({ query: Equipment_UnregisteredTopicsDocument });
  const seen = (data?.topics ?? []).flatMap(({ topic }) => (topic === null ? [] : [topic]));
  return (
    <FormButton
      label={t('sources.register')}
      about={machine.name}
      document={Equipment_RegisterSourceDocument}
      fixed={{ equipmentId: machine.id }}
      fields={[
        {
          name: 'sourceTopic',
          kind: 'text',
          label: t('field.topic'),
          isRequired: true,
          hint: seen.length === 0 ? t('hint.topic') : t('hint.seenTopics', { topics: seen.slice(0, 5).join(', ') }),
        },
      ]}
    />
  );
}
