import { useTranslation } from 'react-i18next';
import { CommandButton } from '../../design/command/command-button.tsx';
import { FormButton } from '../../design/command/form-button.tsx';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import type { Field } from '../../design/form/field.ts';
import { usePlaces } from '../../design/plant/use-places.ts';
import { useLive } from '../../graphql/use-live.ts';
import { may } from '../../session/may.ts';
import { useSession } from '../../session/session-provider.tsx';
import {
  Alerts_ChangeEscalationDocument,
  Alerts_CreateEscalationDocument,
  Alerts_EscalationsDocument,
  Alerts_SetEscalationActiveDocument,
  type Alerts_EscalationsSubscription,
} from './alerts.generated.ts';

type Rule = Alerts_EscalationsSubscription['rules'][number];

const andonKinds = ['help', 'maintenance', 'material', 'process', 'quality', 'safety'] as const;
const roles = ['operator', 'supervisor', 'engineer', 'planner', 'administrator'] as const;

/** Who is told of calls for help that wait, role after role. */
export function EscalationRules() {
  const { t } = useTranslation('alerts');
  const live = useLive(Alerts_EscalationsDocument, {});
  const column = useColumnKinds();
  const mayChange = may(useSession(), 'engineer');
  return (
    <LiveTable
      title={t('escalation.title')}
      note={t('escalation.note')}
      live={live}
      rows={({ rules }) => rules}
      columns={[
        column.text<Rule>('name', t('field.name'), ({ name }) => name),
        column.text<Rule>('site', t('field.site'), ({ site }) => site?.name ?? t('escalation.allSites')),
        column.text<Rule>('call', t('escalation.call'), (rule) => t(`andon.${rule.andon_kind ?? 'any'}`)),
        column.text<Rule>('steps', t('escalation.steps'), ({ steps }) =>
          steps.map(({ role, after_minutes: minutes }) => `${t(`role.${role}`)} ${minutes} min`).join(' → '),
        ),
        column.text<Rule>('until', t('escalation.until'), (rule) => t(`escalation.untilStatus.${rule.until_status}`)),
        column.flag<Rule>('active', t('field.active'), ({ active }) => active),
      ]}
      keyOf={({ id }) => id}
      tools={mayChange && <Create />}
      actions={(rule) => mayChange && <Actions rule={rule} />}
      empty={t('escalation.empty')}
      emptyNext={t('escalation.next')}
    />
  );
}

function Create() {
  const { t } = useTranslation('alerts');
  const { sites } = usePlaces();
  const fields = useFields();
  return (
    <FormButton
      label={t('escalation.create')}
      document={Alerts_CreateEscalationDocument}
      initial={{ untilStatus: 'acknowledged', steps: [{ afterMinutes: 5, role: 'supervisor' }] }}
      fields={[
        { name: 'siteId', kind: 'choice', label: t('field.site'), hint: t('escalation.siteHint'), options: sites },
        {
          name: 'andonKind',
          kind: 'choice',
          label: t('escalation.call'),
          hint: t('escalation.callHint'),
          options: andonKinds.map((kind) => ({ value: kind, label: t(`andon.${kind}`) })),
        },
        ...fields,
      ]}
    />
  );
}

function Actions({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation('alerts');
  const fields = useFields();
  const seen = { escalationRuleId: rule.id, version: rule.version };
  return (
    <>
      <FormButton
        label={t('change')}
        about={rule.name}
        document={Alerts_ChangeEscalationDocument}
        fixed={seen}
        initial={{
          name: rule.name,
          untilStatus: rule.until_status,
          steps: rule.steps.map(({ after_minutes: afterMinutes, role }) => ({ afterMinutes, role })),
        }}
        fields={fields}
      />
      <CommandButton
        label={t(rule.active ? 'escalation.retire' : 'escalation.useAgain')}
        about={rule.name}
        document={Alerts_SetEscalationActiveDocument}
        input={{ ...seen, active: !rule.active }}
      />
    </>
  );
}

function useFields(): readonly Field<'name' | 'untilStatus' | 'steps'>[] {
  const { t } = useTranslation('alerts');
  return [
    { name: 'name', kind: 'text', label: t('field.name'), isRequired: true },
    {
      name: 'untilStatus',
      kind: 'choice',
      label: t('escalation.until'),
      isRequired: true,
      options: (['acknowledged', 'resolved'] as const).map((status) => ({
        value: status,
        label: t(`escalation.untilStatus.${status}`),
      })),
    },
    {
      name: 'steps',
      kind: 'list',
      label: t('escalation.steps'),
      hint: t('escalation.stepsHint'),
      addLabel: t('escalation.addStep'),
      fields: [
        { name: 'afterMinutes', kind: 'number', label: t('escalation.after'), isRequired: true },
        {
          name: 'role',
          kind: 'choice',
          label: t('escalation.role'),
          isRequired: true,
          options: roles.map((role) => ({ value: role, label: t(`role.${role}`) })),
        },
      ],
    },
  ];
}
