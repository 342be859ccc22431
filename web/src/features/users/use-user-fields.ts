import { useTranslation } from 'react-i18next';
import type { Field } from '../../design/form/field.ts';
import { usePlaces } from '../../design/plant/use-places.ts';

const roles = ['viewer', 'operator', 'supervisor', 'engineer', 'planner', 'administrator'] as const;

/** What there is to say of a user. */
export function useUserFields(): readonly Field<'name' | 'email' | 'role' | 'siteIds'>[] {
  const { t } = useTranslation('users');
  const { sites } = usePlaces();
  return [
    { name: 'name', kind: 'text', label: t('field.name'), isRequired: true },
    { name: 'email', kind: 'text', label: t('field.email') },
    {
      name: 'role',
      kind: 'choice',
      label: t('field.role'),
      isRequired: true,
      options: roles.map((role) => ({ value: role, label: t(`role.${role}`) })),
    },
    { name: 'siteIds', kind: 'choices', label: t('field.sites'), hint: t('hint.sites'), options: sites },
  ];
}
