import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { FormButton } from '../../design/command/form-button.tsx';
import { Calendar_ChangeDocument, Calendar_TeamChoiceDocument } from './calendar.generated.ts';
import type { CalendarRow } from './calendar-row.ts';

/** Says which teams work which shifts on which days of the rotation. */
export function ChangeTurns({ calendar }: { readonly calendar: CalendarRow }) {
  const { t } = useTranslation('calendar');
  const [{ data }] = useQuery({ query: Calendar_TeamChoiceDocument, variables: { siteId: calendar.site_id } });
  const teams = (data?.teams ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const names = [...new Set(calendar.shift_patterns.map(({ name }) => name))];
  return (
    <FormButton
      label={t('changeTurns')}
      about={calendar.name}
      document={Calendar_ChangeDocument}
      fixed={{ calendarId: calendar.id, version: calendar.version }}
      initial={{
        rotationDays: calendar.rotation_days,
        rotations: calendar.team_rotations.map((turn) => ({
          teamId: turn.team_id,
          shiftName: turn.shift_name,
          firstDay: turn.first_day,
          lastDay: turn.last_day,
        })),
      }}
      fields={[
        {
          name: 'rotationDays',
          kind: 'number',
          label: t('field.rotationDays'),
          hint: t('hint.rotationDays'),
          isRequired: true,
        },
        {
          name: 'rotations',
          kind: 'list',
          label: t('field.turns'),
          hint: teams.length === 0 ? t('hint.noTeam') : t('hint.turns'),
          addLabel: t('addTurn'),
          fields: [
            { name: 'teamId', kind: 'choice', label: t('field.team'), isRequired: true, options: teams },
            {
              name: 'shiftName',
              kind: 'choice',
              label: t('field.shift'),
              isRequired: true,
              options: names.map((name) => ({ value: name, label: name })),
            },
            { name: 'firstDay', kind: 'number', label: t('field.firstDay'), isRequired: true },
            { name: 'lastDay', kind: 'number', label: t('field.lastDay'), isRequired: true },
          ],
        },
      ]}
    />
  );
}
