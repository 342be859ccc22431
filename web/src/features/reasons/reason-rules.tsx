import { useTranslation } from 'react-i18next';
import { CommandButton } from '../../design/command/command-button.tsx';
import { FormButton } from '../../design/command/form-button.tsx';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { equipmentLabel } from '../../design/equipment-label.ts';
import { useLive } from '../../graphql/use-live.ts';
import {
  Reasons_ChangeRuleDocument,
  Reasons_CreateRuleDocument,
  Reasons_RemoveRuleDocument,
  Reasons_RulesDocument,
  Reasons_SetRuleActiveDocument,
  type Reasons_RulesSubscription,
} from './reasons.generated.ts';
import { RulePreview } from './rule-preview.tsx';
import { useConditions } from './use-conditions.ts';
import { useRuleFields } from './use-rule-fields.ts';

export type Rule = Reasons_RulesSubscription['rules'][number];

/** What gives stops a reason that nobody has justified. A rule is previewed before it is used. */
export function ReasonRules() {
  const { t } = useTranslation('reasons');
  const live = useLive(Reasons_RulesDocument, {});
  const column = useColumnKinds();
  const conditionsOf = useConditions();
  return (
    <LiveTable
      title={t('rules.title')}
      note={t('rules.note')}
      live={live}
      rows={({ rules }) => rules}
      columns={[
        column.text<Rule>('priority', t('rule.priority'), ({ priority }) => priority),
        column.text<Rule>('name', t('rule.name'), ({ name }) => name),
        column.text<Rule>('reason', t('rule.downtimeReasonId'), (rule) => rule.downtime_reason.name),
        column.text<Rule>('where', t('rule.equipmentId'), ({ equipment }) =>
          equipment === null ? t('rules.everywhere') : equipmentLabel(equipment),
        ),
        column.text<Rule>('when', t('rules.when'), conditionsOf),
        column.flag<Rule>('active', t('field.active'), ({ active }) => active),
      ]}
      keyOf={({ id }) => id}
      tools={<Create />}
      actions={(rule) => <Actions rule={rule} />}
      empty={t('rules.empty')}
      emptyNext={t('rules.next')}
    />
  );
}

function Create() {
  const { t } = useTranslation('reasons');
  const fields = useRuleFields();
  return (
    <FormButton
      label={t('rules.create')}
      isMain
      document={Reasons_CreateRuleDocument}
      fixed={{ active: false }}
      initial={{ priority: 100 }}
      intro={<p>{t('rules.notYet')}</p>}
      fields={fields}
    />
  );
}

function Actions({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation('reasons');
  const fields = useRuleFields();
  const seen = { ruleId: rule.id, version: rule.version };
  return (
    <>
      <RulePreview rule={rule} />
      <CommandButton
        label={t(rule.active ? 'rules.stop' : 'rules.use')}
        about={rule.name}
        document={Reasons_SetRuleActiveDocument}
        input={{ ...seen, active: !rule.active }}
        question={t(rule.active ? 'rules.stopQuestion' : 'rules.useQuestion')}
      />
      <FormButton
        label={t('change')}
        about={rule.name}
        document={Reasons_ChangeRuleDocument}
        fixed={seen}
        initial={{
          name: rule.name,
          downtimeReasonId: rule.downtime_reason_id,
          equipmentId: rule.equipment_id,
          priority: rule.priority,
          states: rule.states,
          modes: rule.modes,
          minimumSeconds: rule.minimum_seconds,
          maximumSeconds: rule.maximum_seconds,
          precedingReasonId: rule.preceding_reason_id,
          precedingWithinSeconds: rule.preceding_within_seconds,
          isAtOrderChange: rule.is_at_order_change,
          validFrom: rule.valid_from,
          validTo: rule.valid_to,
        }}
        fields={fields}
      />
      <CommandButton
        label={t('remove')}
        about={rule.name}
        question={t('rules.removeQuestion')}
        document={Reasons_RemoveRuleDocument}
        input={seen}
      />
    </>
  );
}
