import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useTranslation } from 'react-i18next';
import { CommandButton } from '../../design/command/command-button.tsx';
import { FormButton, type FormButtonProps } from '../../design/command/form-button.tsx';
import type { TreeReason } from './reason-tree.ts';
import type { Reasons_SetDowntimeActiveMutationVariables } from './reasons.generated.ts';

export interface ReasonActionsProps<Data, Variables extends AnyVariables> extends Omit<
  FormButtonProps<Data, Variables>,
  'label' | 'about'
> {
  readonly reason: TreeReason;
  readonly setActive: TypedDocumentNode<unknown, Reasons_SetDowntimeActiveMutationVariables>;
}

/** Changes a reason of either tree, or takes it out of use. */
export function ReasonActions<Data, Variables extends AnyVariables>({
  reason,
  setActive,
  ...change
}: ReasonActionsProps<Data, Variables>) {
  const { t } = useTranslation('reasons');
  return (
    <>
      <FormButton {...change} label={t('change')} about={reason.name} />
      <CommandButton
        label={t(reason.active ? 'retire' : 'useAgain')}
        about={reason.name}
        document={setActive}
        input={{ reasonId: reason.id, version: reason.version, active: !reason.active }}
        {...(reason.active && { question: t('retireQuestion') })}
      />
    </>
  );
}
