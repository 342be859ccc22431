import type { DashboardPlan } from '../model/dashboard.ts';
import { lines, table, timeline } from '../model/panels.ts';
import { rowsOf, seriesOf } from '../model/query.ts';
import { plant } from '../model/variables.ts';

/** When people work, and what the shifts came to. */
export const shiftCalendar: DashboardPlan = {
  uid: 'andon-shifts',
  title: 'Shift calendar',
  description: 'When people work, which calendar holds where, and what the shifts came to.',
  variables: plant,
  from: 'now-3d',
  to: 'now+2d',
  refresh: '5m',
  sections: [
    {
      title: 'When',
      panels: [
        table(
          { title: 'Now', description: 'In the time of each site.', width: 24, height: 6 },
          { queries: [rowsOf('shift-calendar/now')] },
        ),
        timeline(
          {
            title: 'Shifts',
            description: 'By calendar. A gap is time that counts as not scheduled.',
            width: 24,
            height: 7,
          },
          { queries: [rowsOf('shift-calendar/shifts')], lane: 'Calendar' },
        ),
        table(
          {
            title: 'Patterns',
            description: 'The shifts of each day of the cycle, with their breaks, in local time.',
            width: 12,
            height: 9,
          },
          { queries: [rowsOf('shift-calendar/patterns')] },
        ),
        table(
          {
            title: 'Holidays, overtime and changed shifts',
            description: 'From the start of the range on.',
            width: 12,
            height: 9,
          },
          { queries: [rowsOf('shift-calendar/exceptions')] },
        ),
        table(
          {
            title: 'Which calendar holds where',
            description: 'The one of the machine, else of its line, its area, its site.',
            width: 24,
          },
          { queries: [rowsOf('shift-calendar/followed')] },
        ),
      ],
    },
    {
      title: 'What came of it',
      panels: [
        table(
          {
            title: 'Shifts',
            description: 'The newest first. A night shift belongs to the day on which it begins.',
            width: 24,
            height: 10,
          },
          { queries: [rowsOf('shift-calendar/figures')] },
        ),
        table(
          { title: 'Teams', description: 'All shifts of a team within the range.', width: 12 },
          { queries: [rowsOf('shift-calendar/teams')] },
        ),
        lines(
          {
            title: 'Scheduled time',
            description: 'By the day of the site; with the three together it is all that was scheduled.',
            width: 12,
          },
          { queries: [seriesOf('shift-calendar/scheduled')], draw: 'bars', isStacked: true, unit: 's' },
        ),
      ],
    },
  ],
};
