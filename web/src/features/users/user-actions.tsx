import { useTranslation } from 'react-i18next';
import { CommandButton } from '../../design/command/command-button.tsx';
import { FormButton } from '../../design/command/form-button.tsx';
import type { User } from './user-list.tsx';
import { useUserFields } from './use-user-fields.ts';
import {
  Users_ChangeDocument,
  Users_DeactivateDocument,
  Users_ReactivateDocument,
  Users_SetPasswordDocument,
  Users_SetPinDocument,
} from './users.generated.ts';

/** What can be done with a user. */
export function UserActions({ user }: { readonly user: User }) {
  const { t } = useTranslation('users');
  const fields = useUserFields();
  const seen = { userId: user.id, version: user.version };
  if (!user.active)
    return <CommandButton label={t('reactivate')} about={user.name} document={Users_ReactivateDocument} input={seen} />;
  return (
    <>
      <FormButton
        label={t('change')}
        about={user.name}
        document={Users_ChangeDocument}
        fixed={seen}
        initial={{ ...user, siteIds: user.user_sites.map(({ site_id }) => site_id) }}
        fields={fields}
      />
      <FormButton
        label={t('password')}
        about={user.name}
        document={Users_SetPasswordDocument}
        fixed={{ userId: user.id }}
        fields={[{ name: 'password', kind: 'new password', label: t('field.password'), isRequired: true }]}
      />
      <FormButton
        label={t('pin')}
        about={user.name}
        document={Users_SetPinDocument}
        fixed={{ userId: user.id }}
        fields={[{ name: 'pin', kind: 'new password', label: t('field.pin'), hint: t('hint.pin') }]}
      />
      <CommandButton
        label={t('deactivate')}
        about={user.name}
        question={t('deactivateQuestion')}
        document={Users_DeactivateDocument}
        input={seen}
      />
    </>
  );
}
