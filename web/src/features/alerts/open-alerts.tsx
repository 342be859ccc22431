import { useTranslation } from 'react-i18next';
import { FormButton } from '../../design/command/form-button.tsx';
import { equipmentLabel } from '../../design/equipment-label.ts';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { useLive } from '../../graphql/use-live.ts';
import { Alerts_AcknowledgeDocument, Alerts_OpenDocument, type Alerts_OpenSubscription } from './alerts.generated.ts';

type Alert = Alerts_OpenSubscription['alerts'][number];

/** What goes on and was told; whoever takes note of it stops it from being told again. */
export function OpenAlerts() {
  const { t } = useTranslation('alerts');
  const live = useLive(Alerts_OpenDocument, {});
  const column = useColumnKinds();
  return (
    <LiveTable
      title={t('open.title')}
      live={live}
      rows={({ alerts }) => alerts}
      columns={[
        column.text<Alert>('what', t('field.what'), ({ title }) => title),
        column.text<Alert>('where', t('field.subject'), ({ equipment }) => equipment && equipmentLabel(equipment)),
        column.text<Alert>('kind', t('field.kind'), ({ kind }) => t(`kind.${kind}`)),
        column.since<Alert>('since', t('field.opened'), (alert) => alert.opened_at),
      ]}
      keyOf={({ id }) => id}
      actions={({ id, title, version, acknowledged_at }) =>
        acknowledged_at === null && (
          <FormButton
            label={t('open.acknowledge')}
            about={title}
            document={Alerts_AcknowledgeDocument}
            fixed={{ alertId: id, version }}
            fields={[{ name: 'note', kind: 'long text', label: t('field.note') }]}
          />
        )
      }
      empty={t('open.empty')}
      emptyNext={t('open.next')}
    />
  );
}
