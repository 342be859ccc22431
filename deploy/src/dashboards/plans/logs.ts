import type { DashboardPlan } from '../model/dashboard.ts';
import { lines, logLines } from '../model/panels.ts';
import { logged } from '../model/query.ts';
import { choice, typed } from '../model/variables.ts';

/** The labels are those that deploy/loki/config.alloy makes. */
const chosen = '{room=~"$room", level=~"$level"}';

/** What the containers of the platform write. */
export const logs: DashboardPlan = {
  uid: 'andon-logs',
  title: 'Logs',
  description: 'What every room writes, one JSON object a line; a request is followed through all of them by its id.',
  variables: [
    choice('room', 'Room', [
      ['.+', 'All'],
      ['ingest', 'ingest'],
      ['actions', 'actions'],
      ['hasura', 'hasura'],
      ['web', 'web'],
      ['simulator', 'simulator'],
      ['mosquitto', 'mosquitto'],
      ['timescaledb', 'timescaledb'],
      ['grafana|prometheus|loki|collector|adminer', 'the observers'],
    ]),
    choice('level', 'Level', [
      ['.*', 'All'],
      ['warn|error|fatal', 'warn and above'],
      ['error|fatal', 'error and above'],
    ]),
    typed('search', 'Contains'),
    typed('request_id', 'Request id'),
  ],
  from: 'now-1h',
  refresh: '10s',
  sections: [
    {
      title: 'How much',
      panels: [
        lines(
          { title: 'Lines', description: 'By room.', width: 12 },
          {
            queries: [logged('sum by (room) (count_over_time({room=~"$room"}[$__auto]))', '{{room}}')],
            draw: 'bars',
            isStacked: true,
          },
        ),
        lines(
          { title: 'Warnings and errors', description: 'By room and level.', width: 12 },
          {
            queries: [
              logged(
                'sum by (room, level) (count_over_time({room=~"$room", level=~"warn|error|fatal"}[$__auto]))',
                '{{room}} {{level}}',
              ),
            ],
            draw: 'bars',
            isStacked: true,
          },
        ),
      ],
    },
    {
      title: 'Lines',
      panels: [
        logLines(
          { title: 'Errors', description: 'Of all rooms.', width: 24, height: 8 },
          { queries: [logged('{room=~".+", level=~"error|fatal"}')] },
        ),
        logLines(
          {
            title: 'The chosen room',
            description: 'With the text that was typed above, in whatever case.',
            width: 24,
            height: 14,
          },
          { queries: [logged(`${chosen} |~ \`(?i)$search\``)] },
        ),
        logLines(
          {
            title: 'One request through all rooms',
            description: 'Give its id above; the screens and answers of actions name it where something goes wrong.',
            width: 24,
            height: 10,
          },
          { queries: [logged('{room=~".+"} | request_id!="" | request_id=~"$request_id.*"')] },
        ),
      ],
    },
  ],
};
