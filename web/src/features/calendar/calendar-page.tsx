import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { DataTable } from '../../design/data-table/data-table.tsx';
import { LiveView } from '../../design/live-view.tsx';
import { Notice } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { Panel } from '../../design/panel.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { useLive } from '../../graphql/use-live.ts';
import { Calendar_ListDocument } from './calendar.generated.ts';
import { CalendarDetails } from './calendar-details.tsx';
import { CalendarLink } from './calendar-link.tsx';
import { placeLabel, type CalendarRow } from './calendar-row.ts';
import { CreateCalendar } from './create-calendar.tsx';
import { Teams } from './teams.tsx';
import { useDayWords } from './use-day-words.ts';

/** When people work: calendars of places, their shifts, days that differ, teams. */
export function CalendarPage() {
  const { t } = useTranslation('calendar');
  const live = useLive(Calendar_ListDocument, {});
  const [search, setSearch] = useSearchParams();
  const chosenId = Number(search.get('calendar'));
  const open = (id: number) => setSearch({ calendar: String(id) }, { preventScrollReset: true });
  return (
    <Page title={t('title')}>
      <LiveView live={live}>
        {({ calendars }) => {
          const chosen = calendars.find(({ id }) => id === chosenId) ?? calendars[0];
          return (
            <>
              <CalendarList calendars={calendars} chosenId={chosen?.id} open={open} />
              {chosen !== undefined && <CalendarDetails key={chosen.id} calendar={chosen} />}
            </>
          );
        }}
      </LiveView>
      <Teams />
    </Page>
  );
}

interface CalendarListProps {
  readonly calendars: readonly CalendarRow[];
  readonly chosenId: number | undefined;
  readonly open: (id: number) => void;
}

function CalendarList({ calendars, chosenId, open }: CalendarListProps) {
  const { t } = useTranslation('calendar');
  const words = useDayWords();
  const column = useColumnKinds();
  return (
    <Panel title={t('list.title')} tools={<CreateCalendar open={open} />}>
      <p>{t('list.note')}</p>
      <DataTable
        label={t('list.title')}
        rows={calendars}
        columns={[
          column.text<CalendarRow>('place', t('field.place'), placeLabel),
          {
            id: 'name',
            label: t('field.name'),
            value: ({ name }) => name,
            cell: ({ id, name }) => <CalendarLink id={id} name={name} isChosen={id === chosenId} />,
          },
          column.text<CalendarRow>('from', t('field.effectiveFrom'), (row) => words.date(row.effective_from)),
          column.text<CalendarRow>('to', t('field.effectiveTo'), (row) =>
            row.effective_to === null ? t('openEnd') : words.date(row.effective_to),
          ),
          column.text<CalendarRow>('used', t('field.usedBy'), (row) => new Set(usersOf(row)).size),
        ]}
        keyOf={({ id }) => id}
        empty={
          <Notice kind="empty" title={t('list.empty')}>
            {t('list.next')}
          </Notice>
        }
      />
    </Panel>
  );
}

function usersOf({ followers }: CalendarRow): readonly number[] {
  return followers.map(({ equipment_id }) => equipment_id);
}
