import { useTranslation } from 'react-i18next';
import { FormButton } from '../../design/command/form-button.tsx';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { useLive } from '../../graphql/use-live.ts';
import { UserActions } from './user-actions.tsx';
import { useUserFields } from './use-user-fields.ts';
import { Users_CreateDocument, Users_ListDocument, type Users_ListSubscription } from './users.generated.ts';

export type User = Users_ListSubscription['users'][number];

/** The users of the enterprise. */
export function UserList() {
  const { t } = useTranslation('users');
  const live = useLive(Users_ListDocument, {});
  const column = useColumnKinds();
  return (
    <LiveTable
      title={t('list.title')}
      note={t('list.sites')}
      live={live}
      rows={({ users }) => users}
      columns={[
        column.text<User>('name', t('field.name'), ({ name }) => name),
        column.text<User>('email', t('field.email'), ({ email }) => email),
        column.text<User>('role', t('field.role'), ({ role }) => t(`role.${role}`)),
        column.text<User>('sites', t('field.sites'), (user) =>
          user.user_sites.length === 0 ? t('allSites') : user.user_sites.map(({ site }) => site.name).join(', '),
        ),
        column.flag<User>('active', t('field.active'), ({ active }) => active),
      ]}
      keyOf={({ id }) => id}
      tools={<CreateUser />}
      actions={(user) => <UserActions user={user} />}
      empty={t('list.empty')}
    />
  );
}

function CreateUser() {
  const { t } = useTranslation('users');
  const fields = useUserFields();
  return (
    <FormButton
      label={t('create')}
      isMain
      document={Users_CreateDocument}
      fields={[...fields, { name: 'password', kind: 'new password', label: t('field.password') }]}
    />
  );
}
