import { useTranslation } from 'react-i18next';
import { FormButton } from '../../design/command/form-button.tsx';
import { equipmentLabel } from '../../design/equipment-label.ts';
import { Notice } from '../../design/notice.tsx';
import { Panel } from '../../design/panel.tsx';
import { PlainTable } from '../../design/plain-table.tsx';
import { useFormat } from '../../language/use-format.ts';
import { Calendar_ChangeDocument } from './calendar.generated.ts';
import { placeLabel, type CalendarRow } from './calendar-row.ts';
import { ChangeShifts } from './change-shifts.tsx';
import { ChangeTurns } from './change-turns.tsx';
import { useDateFields } from './use-date-fields.ts';
import { WeekView } from './week-view.tsx';
import { YearView } from './year-view.tsx';

/** One calendar: what it plans, week by week and over the year, and who follows it. */
export function CalendarDetails({ calendar }: { readonly calendar: CalendarRow }) {
  const { t } = useTranslation('calendar');
  const dates = useDateFields();
  return (
    <>
      <Panel
        title={`${calendar.name} · ${placeLabel(calendar)}`}
        tools={
          <div>
            <ChangeShifts calendar={calendar} /> <ChangeTurns calendar={calendar} />{' '}
            <FormButton
              label={t('changeDates')}
              about={calendar.name}
              document={Calendar_ChangeDocument}
              fixed={{ calendarId: calendar.id, version: calendar.version }}
              initial={{
                name: calendar.name,
                effectiveFrom: calendar.effective_from,
                effectiveTo: calendar.effective_to,
                cycleDays: calendar.cycle_days,
                cycleStartsOn: calendar.cycle_starts_on,
              }}
              intro={<p>{t('restates')}</p>}
              fields={dates}
            />
          </div>
        }
      >
        <p>{t('restates')}</p>
      </Panel>
      <WeekView calendar={calendar} />
      <YearView calendar={calendar} />
      <Followers calendar={calendar} />
    </>
  );
}

function Followers({ calendar }: { readonly calendar: CalendarRow }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const { time_zone: timeZone } = calendar.site;
  const instant = (at: string) => (Number.isNaN(Date.parse(at)) ? t('openEnd') : format.dateTime(at, timeZone));
  return (
    <Panel title={t('followers.title')}>
      {calendar.followers.length === 0 ? (
        <Notice kind="empty" title={t('followers.empty')}>
          {t('followers.next')}
        </Notice>
      ) : (
        <PlainTable
          label={t('followers.title')}
          head={
            <>
              <th scope="col">{t('field.equipment')}</th>
              <th scope="col">{t('followers.from')}</th>
              <th scope="col">{t('followers.to')}</th>
            </>
          }
        >
          {calendar.followers.map((follows) => (
            <tr key={`${follows.equipment_id} ${follows.valid_from}`}>
              <th scope="row">{equipmentLabel(follows.equipment)}</th>
              <td>{instant(follows.valid_from)}</td>
              <td>{instant(follows.valid_to)}</td>
            </tr>
          ))}
        </PlainTable>
      )}
    </Panel>
  );
}
