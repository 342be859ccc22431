import { useTranslation } from 'react-i18next';
import { CommandButton } from '../../design/command/command-button.tsx';
import { FormButton } from '../../design/command/form-button.tsx';
import { useLive } from '../../graphql/use-live.ts';
import { ReasonPanel } from './reason-panel.tsx';
import { useReasonFields } from './use-reason-fields.ts';
import {
  Reasons_ChangeDowntimeDocument,
  Reasons_CreateDowntimeDocument,
  Reasons_DowntimeDocument,
  Reasons_SetDowntimeActiveDocument,
  type Reasons_DowntimeSubscription,
} from './reasons.generated.ts';

type Reason = Reasons_DowntimeSubscription['reasons'][number];

/** Why equipment stands still. */
export function DowntimeReasons() {
  const { t } = useTranslation('reasons');
  const live = useLive(Reasons_DowntimeDocument, {});
  return (
    <ReasonPanel
      title={t('downtime.title')}
      live={live}
      lossOf={(reason) => t(reason.is_planned ? 'loss.planned' : `loss.${reason.loss_category}`)}
      hint={t('downtime.hint')}
      create={(reasons, parent) => <Create reasons={reasons} parent={parent} />}
      actions={(reason, reasons) => <Actions reason={reason} reasons={reasons} />}
    />
  );
}

interface CreateProps {
  readonly reasons: readonly Reason[];
  readonly parent: Reason | undefined;
}

function Create({ reasons, parent }: CreateProps) {
  const { t } = useTranslation('reasons');
  const fields = useDowntimeFields(reasons, undefined);
  return (
    <FormButton
      label={t(parent === undefined ? 'create' : 'createBelow')}
      about={parent?.name ?? t('downtime.title')}
      isMain={parent === undefined}
      document={Reasons_CreateDowntimeDocument}
      initial={{
        parentId: parent?.id,
        lossCategory: parent?.loss_category ?? 'breakdown',
        isPlanned: parent?.is_planned ?? false,
      }}
      fields={fields}
    />
  );
}

function Actions({ reason, reasons }: { readonly reason: Reason; readonly reasons: readonly Reason[] }) {
  const { t } = useTranslation('reasons');
  const fields = useDowntimeFields(reasons, reason);
  const seen = { reasonId: reason.id, version: reason.version };
  return (
    <>
      <FormButton
        label={t('change')}
        about={reason.name}
        document={Reasons_ChangeDowntimeDocument}
        fixed={seen}
        initial={{
          code: reason.code,
          name: reason.name,
          parentId: reason.parent_id,
          lossCategory: reason.loss_category,
          isPlanned: reason.is_planned,
        }}
        fields={fields}
      />
      <CommandButton
        label={t(reason.active ? 'retire' : 'useAgain')}
        about={reason.name}
        document={Reasons_SetDowntimeActiveDocument}
        input={{ ...seen, active: !reason.active }}
        {...(reason.active && { question: t('retireQuestion') })}
      />
    </>
  );
}

function useDowntimeFields(reasons: readonly Reason[], reason: Reason | undefined) {
  const { t } = useTranslation('reasons');
  const fields = useReasonFields(reasons, reason);
  return [
    ...fields,
    {
      name: 'isPlanned',
      kind: 'switch',
      label: t('field.isPlanned'),
      hint: t('hint.isPlanned'),
    },
    {
      name: 'lossCategory',
      kind: 'choice',
      label: t('field.loss'),
      hint: t('hint.loss'),
      isRequired: true,
      options: (['breakdown', 'setup'] as const).map((loss) => ({ value: loss, label: t(`loss.${loss}`) })),
    },
  ] as const;
}
