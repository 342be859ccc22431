import { useTranslation } from 'react-i18next';
import { CommandButton } from '../../design/command/command-button.tsx';
import { FormButton } from '../../design/command/form-button.tsx';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { equipmentLabel } from '../../design/equipment-label.ts';
import { useLive } from '../../graphql/use-live.ts';
import { may } from '../../session/may.ts';
import { useSession } from '../../session/session-provider.tsx';
import {
  Alerts_ChangeRuleDocument,
  Alerts_CreateRuleDocument,
  Alerts_RemoveRuleDocument,
  Alerts_RulesDocument,
  type Alerts_RulesSubscription,
} from './alerts.generated.ts';
import { useKindField, useRuleFields } from './use-rule-fields.ts';

type Rule = Alerts_RulesSubscription['rules'][number];

/** What is told of, after how long, and how. */
export function AlertRules() {
  const { t } = useTranslation('alerts');
  const live = useLive(Alerts_RulesDocument, {});
  const column = useColumnKinds();
  const mayChange = may(useSession(), 'supervisor');
  return (
    <LiveTable
      title={t('rules.title')}
      live={live}
      rows={({ rules }) => rules}
      columns={[
        column.text<Rule>('name', t('field.name'), ({ name }) => name),
        column.text<Rule>('kind', t('field.kind'), ({ kind }) => t(`kind.${kind}`)),
        column.text<Rule>('place', t('field.subject'), ({ equipment, site }) =>
          equipment === null ? site?.name : equipmentLabel(equipment),
        ),
        column.duration<Rule>('threshold', t('field.threshold'), (rule) => rule.threshold_seconds),
        column.text<Rule>('channels', t('field.channels'), ({ channels }) =>
          channels.map((channel) => t(`channel.${channel}`)).join(', '),
        ),
        column.text<Rule>('recipients', t('field.recipients'), ({ recipients }) =>
          recipients.map(({ role, user, email }) => user?.name ?? email ?? t(`role.${role}`)).join(', '),
        ),
        column.flag<Rule>('active', t('field.active'), ({ active }) => active),
      ]}
      keyOf={({ id }) => id}
      tools={mayChange && <CreateRule />}
      actions={(rule) => mayChange && <RuleActions rule={rule} />}
      empty={t('rules.empty')}
      emptyNext={t('rules.next')}
    />
  );
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];

function CreateRule() {
  const { t } = useTranslation('alerts');
  const kind = useKindField();
  const fields = useRuleFields();
  return (
    <FormButton
      label={t('create')}
      document={Alerts_CreateRuleDocument}
      initial={{ tellsEnd: true, channels: ['in_app'], effectiveDays: everyDay }}
      fields={[kind, ...fields]}
    />
  );
}

function RuleActions({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation('alerts');
  const fields = useRuleFields(rule.kind);
  const seen = { alertRuleId: rule.id, version: rule.version };
  return (
    <>
      <FormButton
        label={t('change')}
        about={rule.name}
        document={Alerts_ChangeRuleDocument}
        fixed={seen}
        initial={{
          name: rule.name,
          siteId: rule.site_id,
          equipmentId: rule.equipment_id,
          thresholdSeconds: rule.threshold_seconds,
          channels: rule.channels,
          webhookUrl: rule.webhook_url,
          repeatSeconds: rule.repeat_seconds,
          tellsEnd: rule.tells_end,
          effectiveDays: rule.effective_days,
          effectiveFrom: rule.effective_from,
          effectiveTo: rule.effective_to,
          recipients: recipientsOf(rule),
          ...(rule.chart !== null && { chart: chartOf(rule.chart) }),
          active: rule.active,
        }}
        fields={[...fields, { name: 'active', kind: 'switch', label: t('field.active') }]}
      />
      <CommandButton
        label={t('remove')}
        about={rule.name}
        question={t('removeQuestion')}
        document={Alerts_RemoveRuleDocument}
        input={seen}
      />
    </>
  );
}

/** Who is told, as the form has it. */
function recipientsOf({ recipients }: Rule) {
  return {
    roles: recipients.flatMap(({ role }) => role ?? []),
    userIds: recipients.flatMap(({ user }) => user?.id ?? []),
    emails: recipients.flatMap(({ email }) => email ?? []),
  };
}

/** The control chart that is watched, as the form has it. */
function chartOf(chart: NonNullable<Rule['chart']>) {
  return {
    chart: chart.chart,
    metricId: chart.metric_id,
    equipmentId: chart.equipment_id,
    subgroupSize: chart.subgroup_size,
    bucket: chart.bucket,
    centerLine: chart.center_line,
    sigma: chart.sigma,
    nelsonRules: chart.nelson_rules,
    westernElectricRules: chart.western_electric_rules,
  };
}
