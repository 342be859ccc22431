import { useTranslation } from 'react-i18next';
import { FormButton } from '../../design/command/form-button.tsx';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { usePlaces } from '../../design/plant/use-places.ts';
import { useLive } from '../../graphql/use-live.ts';
import {
  Calendar_ChangeTeamDocument,
  Calendar_CreateTeamDocument,
  Calendar_TeamsDocument,
  type Calendar_TeamsSubscription,
} from './calendar.generated.ts';

type Team = Calendar_TeamsSubscription['teams'][number];

/** Crews that take turns in the shifts of a site. */
export function Teams() {
  const { t } = useTranslation('calendar');
  const live = useLive(Calendar_TeamsDocument, {});
  const column = useColumnKinds();
  const { sites } = usePlaces();
  const name = { name: 'name', kind: 'text', label: t('field.team'), isRequired: true, hint: t('hint.team') } as const;
  return (
    <LiveTable
      title={t('teams.title')}
      live={live}
      rows={({ teams }) => teams}
      columns={[
        column.text<Team>('site', t('field.site'), ({ site }) => site.name),
        column.text<Team>('name', t('field.team'), (team) => team.name),
        column.flag<Team>('active', t('field.active'), ({ active }) => active),
      ]}
      keyOf={({ id }) => id}
      tools={
        <FormButton
          label={t('teams.create')}
          document={Calendar_CreateTeamDocument}
          fields={[{ name: 'siteId', kind: 'choice', label: t('field.site'), isRequired: true, options: sites }, name]}
        />
      }
      actions={(team) => (
        <FormButton
          label={t('change')}
          about={team.name}
          document={Calendar_ChangeTeamDocument}
          fixed={{ teamId: team.id, version: team.version }}
          initial={team}
          fields={[name, { name: 'active', kind: 'switch', label: t('field.active'), hint: t('hint.retireTeam') }]}
        />
      )}
      empty={t('teams.empty')}
      emptyNext={t('teams.next')}
    />
  );
}
