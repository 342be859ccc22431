import { bars, figures, lines, table, timeline } from '../model/panels.ts';
import { measured, rowsOf, seriesOf } from '../model/query.ts';
import { choice, plant } from '../model/variables.ts';
import type { DashboardPlan } from '../model/dashboard.ts';

/** From the signal to the figure: what machines say, whether it lands, and what it comes to. */
export const oeePipeline: DashboardPlan = {
  uid: 'andon-oee',
  title: 'OEE pipeline',
  description: 'What machines make of their time, and whether everything that this rests on has landed.',
  variables: [
    ...plant,
    choice('group_by', 'By', [
      ['equipment', 'Equipment'],
      ['line', 'Line'],
      ['area', 'Area'],
      ['site', 'Site'],
      ['shift', 'Shift'],
      ['team', 'Team'],
      ['order', 'Order'],
      ['product', 'Product'],
    ]),
    choice('bucket', 'Each', [
      ['hour', 'Hour'],
      ['quarter_hour', 'Quarter of an hour'],
      ['day', 'Day'],
      ['week', 'Week'],
      ['month', 'Month'],
    ]),
  ],
  sections: [
    {
      title: 'Figures',
      panels: [
        figures(
          {
            title: 'The whole range',
            description:
              'Times of all chosen machines are added first and divided once. Coverage is the share of the scheduled time with data; the rest is in no figure.',
            width: 24,
          },
          { queries: [rowsOf('oee-pipeline/figures')] },
        ),
        lines(
          {
            title: 'OEE and coverage',
            description:
              'Coverage is dashed: where it falls, OEE speaks for less of the time. Hours and days are those of the site.',
            width: 24,
            height: 9,
          },
          { queries: [seriesOf('oee-pipeline/oee-over-time')], unit: 'percentunit', decimals: 1, dashed: ['Coverage'] },
        ),
        table(
          {
            title: 'By group',
            description:
              'The weakest first. A hint says what is odd about the figures, such as an ideal rate that is too low.',
            width: 24,
            height: 9,
          },
          { queries: [rowsOf('oee-pipeline/figures-by-group')] },
        ),
      ],
    },
    {
      title: 'Machines',
      panels: [
        table(
          {
            title: 'Now',
            description: 'The figures are those of the shift so far. A click on a machine leads to its control charts.',
            width: 24,
            height: 9,
          },
          {
            queries: [rowsOf('oee-pipeline/machines-now')],
            links: {
              Machine: {
                title: 'Control charts',
                url: '/d/andon-spc?var-enterprise=${enterprise}&var-machine=${__data.fields.Number}&${__url_time_range}',
              },
            },
          },
        ),
        timeline(
          {
            title: 'States',
            description: 'PackML states. Execute alone produces; without data the state is unknown.',
            width: 24,
            height: 10,
          },
          { queries: [rowsOf('oee-pipeline/states')], lane: 'Machine' },
        ),
      ],
    },
    {
      title: 'Losses',
      panels: [
        bars(
          {
            title: 'Six big losses',
            description:
              'With the time that good units ideally take, they add up to the planned production time. Reduced speed is negative where a machine beats its ideal rate.',
            width: 10,
            height: 9,
          },
          { queries: [rowsOf('oee-pipeline/losses')], category: 'Loss', unit: 's' },
        ),
        table(
          {
            title: 'Reasons of downtime',
            description: 'The greatest first. Stops that nobody has explained are one row.',
            width: 14,
            height: 9,
          },
          { queries: [rowsOf('oee-pipeline/downtime-reasons')] },
        ),
      ],
    },
    {
      title: 'What lands',
      panels: [
        lines(
          { title: 'Rows committed', description: 'Rows that ingest has written, per second.', width: 8 },
          {
            queries: [measured('sum by (table) (rate(andon_ingest_rows_total[$__rate_interval]))', '{{table}}')],
            unit: 'wps',
          },
        ),
        lines(
          {
            title: 'From sending to commit',
            description: 'Age of the oldest live message of a batch when it is committed.',
            width: 8,
          },
          {
            queries: [
              measured(
                'histogram_quantile(0.5, sum by (le) (rate(andon_ingest_lag_seconds_bucket[$__rate_interval])))',
                'median',
              ),
              measured(
                'histogram_quantile(0.95, sum by (le) (rate(andon_ingest_lag_seconds_bucket[$__rate_interval])))',
                '95 %',
              ),
            ],
            unit: 's',
          },
        ),
        lines(
          {
            title: 'Refused',
            description:
              'Messages that could not be taken, by reason; `npm run dead-letters` explains and replays them.',
            width: 8,
          },
          { queries: [seriesOf('oee-pipeline/refused')], draw: 'bars', isStacked: true },
        ),
        table(
          {
            title: 'Senders',
            description: 'Edge nodes, devices and topics of the enterprise, and what lands of each.',
            width: 24,
          },
          { queries: [rowsOf('oee-pipeline/sources')] },
        ),
        table(
          {
            title: 'Behind',
            description:
              'How long ago data changed that closed hours, days and shifts have not taken in yet. 0: they equal the exact figures.',
            width: 12,
          },
          { queries: [rowsOf('oee-pipeline/backlog')] },
        ),
        table(
          {
            title: 'Restated',
            description: 'Figures of reported shifts that late data, an edit or a calendar has changed since.',
            width: 12,
          },
          { queries: [rowsOf('oee-pipeline/restatements')] },
        ),
        table(
          {
            title: 'Topics that nothing is registered for',
            description: 'Register them as sources, or silence them.',
            width: 24,
            height: 6,
          },
          { queries: [rowsOf('oee-pipeline/unregistered')] },
        ),
      ],
    },
  ],
};
