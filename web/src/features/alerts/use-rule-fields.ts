import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { Field } from '../../design/form/field.ts';
import { textsOf } from '../../design/form/parts-of-entry.ts';
import { usePlaces } from '../../design/plant/use-places.ts';
import { useLocale } from '../../language/use-locale.ts';
import { Alerts_ChoiceDocument } from './alerts.generated.ts';

const kinds = [
  'stop_too_long',
  'stop_unjustified',
  'order_complete',
  'source_stale',
  'spc_rule_broken',
  'retention_overdue',
];
const charts = ['i_mr', 'xbar_r', 'xbar_s', 'p', 'np', 'c', 'u'];
const channels = ['in_app', 'email', 'webhook'];
const roles = ['operator', 'supervisor', 'engineer', 'planner', 'administrator'];

type RuleField =
  | 'name'
  | 'siteId'
  | 'equipmentId'
  | 'thresholdSeconds'
  | 'channels'
  | 'webhookUrl'
  | 'repeatSeconds'
  | 'tellsEnd'
  | 'effectiveDays'
  | 'effectiveFrom'
  | 'effectiveTo'
  | 'recipients'
  | 'chart';

/** What a rule says that can be changed later. */
export function useRuleFields(kind?: string): readonly Field<RuleField>[] {
  const { t } = useTranslation('alerts');
  const locale = useLocale();
  const { sites, equipment, timeZone } = usePlaces();
  const [{ data }] = useQuery({ query: Alerts_ChoiceDocument });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  // 2024 began on a Monday.
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: day, label: weekday.format(Date.UTC(2024, 0, day)) }));
  const people = (data?.users ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const metrics = (data?.metrics ?? []).map(({ id, name }) => ({ value: id, label: name }));
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
    {
      name: 'recipients',
      kind: 'group',
      label: t('field.recipients'),
      hint: t('hint.recipients'),
      fields: [
        {
          name: 'roles',
          kind: 'choices',
          label: t('field.roles'),
          options: roles.map((role) => ({ value: role, label: t(`role.${role}`) })),
        },
        { name: 'userIds', kind: 'choices', label: t('field.people'), options: people },
        { name: 'emails', kind: 'texts', label: t('field.emails'), hint: t('hint.emails') },
      ],
    },
    {
      name: 'webhookUrl',
      kind: 'text',
      label: t('field.webhook'),
      isRequired: true,
      isShown: (entries) => textsOf(entries['channels'] ?? '').includes('webhook'),
    },
    { name: 'repeatSeconds', kind: 'number', label: t('field.repeat') },
    { name: 'tellsEnd', kind: 'switch', label: t('field.tellsEnd') },
    { name: 'effectiveDays', kind: 'choices', label: t('field.days'), isRequired: true, options: days },
    { name: 'effectiveFrom', kind: 'time', label: t('field.from'), hint: t('hint.hours') },
    { name: 'effectiveTo', kind: 'time', label: t('field.to') },
    {
      name: 'chart',
      kind: 'group',
      label: t('field.chart'),
      hint: t('hint.chart'),
      isShown: (entries) => (kind ?? entries['kind']) === 'spc_rule_broken',
      fields: [
        {
          name: 'chart',
          kind: 'choice',
          label: t('field.chartKind'),
          isRequired: true,
          options: charts.map((chart) => ({ value: chart, label: t(`chart.${chart}`) })),
        },
        { name: 'metricId', kind: 'choice', label: t('field.metric'), hint: t('hint.metric'), options: metrics },
        { name: 'equipmentId', kind: 'choice', label: t('field.equipment'), options: equipment },
        { name: 'subgroupSize', kind: 'number', label: t('field.subgroupSize') },
        {
          name: 'bucket',
          kind: 'choice',
          label: t('field.bucket'),
          options: ['minute', 'hour', 'day'].map((bucket) => ({ value: bucket, label: t(`bucket.${bucket}`) })),
        },
        { name: 'centerLine', kind: 'number', label: t('field.centerLine'), hint: t('hint.limits') },
        { name: 'sigma', kind: 'number', label: t('field.sigma') },
        { name: 'baselineFrom', kind: 'instant', label: t('field.baselineFrom'), timeZone, hint: timeZone },
        { name: 'baselineTo', kind: 'instant', label: t('field.baselineTo'), timeZone },
        { name: 'nelsonRules', kind: 'numbers', label: t('field.nelson'), hint: t('hint.rules') },
        { name: 'westernElectricRules', kind: 'numbers', label: t('field.westernElectric'), hint: t('hint.rules') },
      ],
    },
  ];
}

/** What a rule is about, said once. */
export function useKindField(): Field<'kind'> {
  const { t } = useTranslation('alerts');
  const options = kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }));
  return { name: 'kind', kind: 'choice', label: t('field.kind'), isRequired: true, options };
}
