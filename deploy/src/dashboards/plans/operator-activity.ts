import type { DashboardPlan } from '../model/dashboard.ts';
import { lines, table } from '../model/panels.ts';
import { rowsOf, seriesOf } from '../model/query.ts';
import { choice, plant } from '../model/variables.ts';

/** What people do with the platform, and what waits for them. */
export const operatorActivity: DashboardPlan = {
  uid: 'andon-operators',
  title: 'Operator activity',
  description: 'What people do with the platform, and which questions wait for them.',
  variables: [
    ...plant,
    choice('bucket', 'Each', [
      ['day', 'Day'],
      ['hour', 'Hour'],
      ['week', 'Week'],
    ]),
  ],
  from: 'now-7d',
  sections: [
    {
      title: 'Stops',
      panels: [
        lines(
          {
            title: 'Downtime that somebody has explained, and the rest',
            description: 'Of all chosen machines, by the day of the site.',
            width: 12,
          },
          { queries: [seriesOf('operator-activity/unexplained')], draw: 'bars', isStacked: true, unit: 's' },
        ),
        lines(
          {
            title: 'From the end of a stop to its reason',
            description: 'Median and 90 %, by the day on which the reason was given. Below zero: while it still stood.',
            width: 12,
          },
          { queries: [seriesOf('operator-activity/time-to-explain')], draw: 'points', unit: 's' },
        ),
        table(
          {
            title: 'Stops that nobody has explained',
            description: 'The longest first, micro stops left out.',
            width: 14,
          },
          { queries: [rowsOf('operator-activity/open-questions')] },
        ),
        table(
          {
            title: 'Edits of stops',
            description: 'Splits, merges, stops added by hand, reasons, and what was taken back.',
            width: 10,
          },
          { queries: [rowsOf('operator-activity/stop-edits')] },
        ),
      ],
    },
    {
      title: 'People',
      panels: [
        lines(
          { title: 'Actions', description: 'Commands that were carried out.', width: 12 },
          { queries: [seriesOf('operator-activity/actions')], draw: 'bars', isStacked: true },
        ),
        table(
          { title: 'Who', description: 'By how much they did.', width: 12 },
          { queries: [rowsOf('operator-activity/people')] },
        ),
        table(
          {
            title: 'What was done last',
            description: 'The audit trail of the platform has the rest.',
            width: 12,
            height: 10,
          },
          { queries: [rowsOf('operator-activity/last-actions')] },
        ),
        table(
          {
            title: 'Reported production',
            description: 'What people reported by hand, and what of it was taken back or corrected.',
            width: 12,
            height: 10,
          },
          { queries: [rowsOf('operator-activity/reports')] },
        ),
      ],
    },
    {
      title: 'Calls and alerts',
      panels: [
        table(
          { title: 'Andon calls', description: 'How long until somebody came, and until it was done.', width: 12 },
          { queries: [rowsOf('operator-activity/calls')] },
        ),
        table(
          { title: 'Alerts', description: 'How long they stood, and who saw them.', width: 12 },
          { queries: [rowsOf('operator-activity/alerts')] },
        ),
      ],
    },
  ],
};
