import { useTranslation } from 'react-i18next';
import { useLive } from '../../graphql/use-live.ts';
import { CreateReason } from './create-reason.tsx';
import { ReasonActions } from './reason-actions.tsx';
import { ReasonPanel } from './reason-panel.tsx';
import { reasonValues } from './reason-values.ts';
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
    <CreateReason
      tree={t('downtime.title')}
      parent={parent}
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
  return (
    <ReasonActions
      reason={reason}
      setActive={Reasons_SetDowntimeActiveDocument}
      document={Reasons_ChangeDowntimeDocument}
      fixed={{ reasonId: reason.id, version: reason.version }}
      initial={{ ...reasonValues(reason), isPlanned: reason.is_planned }}
      fields={useDowntimeFields(reasons, reason)}
    />
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
