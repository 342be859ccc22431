import { useTranslation } from 'react-i18next';
import type { Field } from '../../design/form/field.ts';
import { possibleParents, type TreeReason } from './reason-tree.ts';

/** What there is to say of a reason of either tree. `reason`: that is changed. */
export function useReasonFields<Reason extends TreeReason>(
  reasons: readonly Reason[],
  reason: Reason | undefined,
): readonly Field<'name' | 'code' | 'parentId'>[] {
  const { t } = useTranslation('reasons');
  return [
    { name: 'name', kind: 'text', label: t('field.name'), isRequired: true, hint: t('hint.name') },
    { name: 'code', kind: 'text', label: t('field.code'), isRequired: true, hint: t('hint.code') },
    {
      name: 'parentId',
      kind: 'choice',
      label: t('field.parent'),
      hint: t('hint.parent'),
      options: possibleParents(reasons, reason).map(({ id, name, code }) => ({
        value: id,
        label: `${name} (${code})`,
      })),
    },
  ];
}
