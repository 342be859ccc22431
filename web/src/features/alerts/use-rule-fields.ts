import { useTranslation } from 'react-i18next';
import type { Field } from '../../design/form/field.ts';
import { usePlaces } from '../../design/plant/use-places.ts';

// A control chart is watched by a rule that is made where the chart is.
const kinds = ['stop_too_long', 'stop_unjustified', 'order_complete', 'source_stale', 'retention_overdue'];
const channels = ['in_app', 'email', 'webhook'];
const roles = ['operator', 'supervisor', 'engineer', 'planner', 'administrator'];

type RuleField =
  'name' | 'siteId' | 'equipmentId' | 'thresholdSeconds' | 'channels' | 'webhookUrl' | 'repeatSeconds' | 'tellsEnd';

/** What a rule says that can be changed later. */
export function useRuleFields(): readonly Field<RuleField>[] {
  const { t } = useTranslation('alerts');
  const { sites, equipment } = usePlaces();
  return [
    { name: 'name', kind: 'text', label: t('field.name'), isRequired: true },
    { name: 'siteId', kind: 'choice', label: t('field.site'), options: sites },
    { name: 'equipmentId', kind: 'choice', label: t('field.equipment'), options: equipment },
    { name: 'thresholdSeconds', kind: 'number', label: t('field.threshold') },
    {
      name: 'channels',
      kind: 'choices',
      label: t('field.channels'),
      isRequired: true,
      options: channels.map((channel) => ({ value: channel, label: t(`channel.${channel}`) })),
    },
    { name: 'webhookUrl', kind: 'text', label: t('field.webhook') },
    { name: 'repeatSeconds', kind: 'number', label: t('field.repeat') },
    { name: 'tellsEnd', kind: 'switch', label: t('field.tellsEnd') },
  ];
}

/** What a rule is about, said once. */
export function useKindField(): Field<'kind'> {
  const { t } = useTranslation('alerts');
  const options = kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }));
  return { name: 'kind', kind: 'choice', label: t('field.kind'), isRequired: true, options };
}

/** Who is told. */
export function useRecipientField(): Field<'recipients'> {
  const { t } = useTranslation('alerts');
  const options = roles.map((role) => ({ value: role, label: t(`role.${role}`) }));
  return {
    name: 'recipients',
    kind: 'group',
    label: t('field.recipients'),
    fields: [{ name: 'roles', kind: 'choices', label: t('field.roles'), options }],
  };
}
