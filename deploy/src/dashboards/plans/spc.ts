import type { DashboardPlan } from '../model/dashboard.ts';
import { figures, histogram, lines, table } from '../model/panels.ts';
import { rowsOf } from '../model/query.ts';
import { choice, metric, oneMachine, typed } from '../model/variables.ts';

const limits = ['Center line', 'Upper limit', 'Lower limit'] as const;
const signals = ['Signal'] as const;

/** Whether a process is in control, and able to hold its specification. */
export const statisticalProcessControl: DashboardPlan = {
  uid: 'andon-spc',
  title: 'SPC',
  description: 'Control charts of one machine: whether its process is in control, and able to hold its specification.',
  variables: [
    ...oneMachine,
    metric,
    choice('chart', 'Chart', [
      ['i_mr', 'Single values and moving range'],
      ['xbar_r', 'Means and ranges'],
      ['xbar_s', 'Means and deviations'],
      ['ewma', 'EWMA'],
    ]),
    choice('subgroup', 'Subgroups of', [
      ['5', '5'],
      ['3', '3'],
      ['10', '10'],
      ['25', '25'],
    ]),
    typed('lower_specification', 'Specified from'),
    typed('upper_specification', 'to'),
  ],
  from: 'now-2d',
  refresh: '5m',
  sections: [
    {
      title: 'The signal',
      panels: [
        lines(
          {
            title: 'Location',
            description:
              'Red: beyond the limits, or against a rule of Nelson or Western Electric. Limits are those of the range that is shown.',
            width: 24,
            height: 9,
          },
          { queries: [rowsOf('spc/location')], dashed: limits, points: signals },
        ),
        lines(
          { title: 'Spread', description: 'Ranges or deviations. An EWMA has none.', width: 24, height: 7 },
          { queries: [rowsOf('spc/spread')], dashed: limits, points: signals },
        ),
        figures(
          {
            title: 'Capability',
            description:
              'Against the specification that is typed above; 1.33 is the usual demand. Worth reading only while the process is in control.',
            width: 24,
          },
          { queries: [rowsOf('spc/capability')] },
        ),
        table(
          { title: 'Signals', description: 'Each rule that a point breaks.', width: 14 },
          { queries: [rowsOf('spc/signals')] },
        ),
        histogram(
          { title: 'How values lie', description: 'All good values of the range, at most 20,000.', width: 10 },
          { queries: [rowsOf('spc/values')] },
        ),
      ],
    },
    {
      title: 'The machine',
      panels: [
        lines(
          {
            title: 'Cycle time',
            description: 'Seconds in Execute per unit: means of each hour (X̄-s).',
            width: 12,
            height: 9,
          },
          { queries: [rowsOf('spc/cycle-time')], unit: 's', decimals: 2, dashed: limits, points: signals },
        ),
        lines(
          {
            title: 'Scrap',
            description: 'Share of scrap of each hour (p); the limits follow how much was made.',
            width: 12,
            height: 9,
          },
          { queries: [rowsOf('spc/scrap')], unit: 'percentunit', decimals: 2, dashed: limits, points: signals },
        ),
      ],
    },
  ],
};
