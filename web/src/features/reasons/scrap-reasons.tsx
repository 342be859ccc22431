import { useTranslation } from 'react-i18next';
import { useLive } from '../../graphql/use-live.ts';
import { CreateReason } from './create-reason.tsx';
import { ReasonActions } from './reason-actions.tsx';
import { ReasonPanel } from './reason-panel.tsx';
import { reasonValues } from './reason-values.ts';
import { useReasonFields } from './use-reason-fields.ts';
import {
  Reasons_ChangeScrapDocument,
  Reasons_CreateScrapDocument,
  Reasons_ScrapDocument,
  Reasons_SetScrapActiveDocument,
  type Reasons_ScrapSubscription,
} from './reasons.generated.ts';

type Reason = Reasons_ScrapSubscription['reasons'][number];

/** Why units are scrapped. */
export function ScrapReasons() {
  const { t } = useTranslation('reasons');
  const live = useLive(Reasons_ScrapDocument, {});
  return (
    <ReasonPanel
      title={t('scrap.title')}
      live={live}
      lossOf={(reason) => t(`loss.${reason.loss_category}`)}
      hint={t('scrap.hint')}
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
  const fields = useScrapFields(reasons, undefined);
  return (
    <CreateReason
      tree={t('scrap.title')}
      parent={parent}
      document={Reasons_CreateScrapDocument}
      initial={{ parentId: parent?.id, lossCategory: parent?.loss_category ?? 'production_rejects' }}
      fields={fields}
    />
  );
}

function Actions({ reason, reasons }: { readonly reason: Reason; readonly reasons: readonly Reason[] }) {
  return (
    <ReasonActions
      reason={reason}
      setActive={Reasons_SetScrapActiveDocument}
      document={Reasons_ChangeScrapDocument}
      fixed={{ reasonId: reason.id, version: reason.version }}
      initial={reasonValues(reason)}
      fields={useScrapFields(reasons, reason)}
    />
  );
}

function useScrapFields(reasons: readonly Reason[], reason: Reason | undefined) {
  const { t } = useTranslation('reasons');
  const fields = useReasonFields(reasons, reason);
  const losses = ['production_rejects', 'startup_rejects'] as const;
  return [
    ...fields,
    {
      name: 'lossCategory',
      kind: 'choice',
      label: t('field.loss'),
      isRequired: true,
      options: losses.map((loss) => ({ value: loss, label: t(`loss.${loss}`) })),
    },
  ] as const;
}
