import type { AnyVariables } from '@urql/core';
import { useTranslation } from 'react-i18next';
import { FormButton, type FormButtonProps } from '../../design/command/form-button.tsx';
import type { TreeReason } from './reason-tree.ts';

export interface CreateReasonProps<Data, Variables extends AnyVariables> extends Omit<
  FormButtonProps<Data, Variables>,
  'label' | 'about' | 'isMain'
> {
  /** What the tree is of. */
  readonly tree: string;
  /** What the new reason stands under; the top where it is undefined. */
  readonly parent: TreeReason | undefined;
}

/** Adds a reason to either tree. */
export function CreateReason<Data, Variables extends AnyVariables>({
  tree,
  parent,
  ...form
}: CreateReasonProps<Data, Variables>) {
  const { t } = useTranslation('reasons');
  const isTop = parent === undefined;
  return (
    <FormButton {...form} label={t(isTop ? 'create' : 'createBelow')} about={parent?.name ?? tree} isMain={isTop} />
  );
}
