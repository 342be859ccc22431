import type { DashboardPlan } from '../model/dashboard.ts';
import { figures, lines, table } from '../model/panels.ts';
import { rowsOf, seriesOf } from '../model/query.ts';
import { plant } from '../model/variables.ts';

/** How the plant is set up, and what of it keeps figures from being right. */
export const equipmentConfiguration: DashboardPlan = {
  uid: 'andon-equipment',
  title: 'Equipment configuration',
  description: 'How the plant is set up, and what is missing before its figures can be right.',
  variables: plant,
  from: 'now-7d',
  refresh: '5m',
  sections: [
    {
      title: 'What is there',
      panels: [
        figures(
          {
            title: 'In the chosen areas',
            description: 'Machines and lines, the topics that feed them, and signals beside state and counts.',
            width: 24,
          },
          { queries: [rowsOf('equipment-configuration/counts')] },
        ),
        table(
          {
            title: 'What is missing',
            description: 'Empty is best. The last column says what the gap does to figures.',
            width: 24,
          },
          { queries: [rowsOf('equipment-configuration/missing')] },
        ),
        table(
          {
            title: 'Equipment',
            description: 'The settings that decide figures. Rates are units per minute.',
            width: 24,
            height: 10,
          },
          { queries: [rowsOf('equipment-configuration/equipment')] },
        ),
      ],
    },
    {
      title: 'Signals',
      panels: [
        table(
          { title: 'Sources', description: 'Which topic feeds which machine, and how its values are read.', width: 14 },
          { queries: [rowsOf('equipment-configuration/sources')] },
        ),
        table(
          { title: 'Edge nodes', description: 'As their last births described them.', width: 10 },
          { queries: [rowsOf('equipment-configuration/edge-nodes')] },
        ),
        table(
          {
            title: 'Other signals and their rules',
            description: 'Measurements beside state and counts. Where rules are empty, every value is believed.',
            width: 12,
            height: 9,
          },
          { queries: [rowsOf('equipment-configuration/signals')] },
        ),
        lines(
          {
            title: 'Quality of signals',
            description: 'Of each signal that has a rule: the share of good values, and of the values that were due.',
            width: 12,
            height: 9,
          },
          { queries: [seriesOf('equipment-configuration/signal-quality')], unit: 'percentunit' },
        ),
      ],
    },
    {
      title: 'Rates and reasons',
      panels: [
        table(
          {
            title: 'Rates of products',
            description: 'Units per minute at the ideal rate, by machine, and from when on.',
            width: 12,
            height: 9,
          },
          { queries: [rowsOf('equipment-configuration/rates')] },
        ),
        table(
          {
            title: 'Reasons and their use',
            description: 'What operators can choose, and how often and how long they did within the range.',
            width: 12,
            height: 9,
          },
          { queries: [rowsOf('equipment-configuration/reasons')] },
        ),
      ],
    },
  ],
};
