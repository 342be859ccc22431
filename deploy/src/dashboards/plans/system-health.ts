import type { DashboardPlan } from '../model/dashboard.ts';
import { thresholds } from '../model/field-kinds.ts';
import { figures, lines, table } from '../model/panels.ts';
import { measured, measuredNow, rowsOf, seriesOf, type Query } from '../model/query.ts';
import { wholeSites } from '../model/variables.ts';

const interval = '[$__rate_interval]';
const rooms = 'job=~"ingest|actions"';

const quantiles = (histogram: string): readonly Query[] =>
  [
    [0.5, 'median'],
    [0.95, '95 %'],
    [0.99, '99 %'],
  ].map(([share, name]) =>
    measured(`histogram_quantile(${share}, sum by (le) (rate(${histogram}_bucket${interval})))`, String(name)),
  );

const perSecond = (counter: string, legend: string): Query => measured(`sum(rate(${counter}${interval}))`, legend);

/** Whether the platform itself is well: its rooms, its database and who sends. */
export const systemHealth: DashboardPlan = {
  uid: 'andon-system',
  title: 'System health',
  description: 'Whether the rooms, the database and everybody who sends are well.',
  variables: wholeSites,
  from: 'now-6h',
  refresh: '30s',
  sections: [
    {
      title: 'At a glance',
      panels: [
        figures(
          { title: 'Rooms', description: '1: it answers Prometheus.', width: 6 },
          { queries: [measuredNow(`up{${rooms}}`, '{{job}}')], thresholds: thresholds('red', [1, 'green']) },
        ),
        figures(
          { title: 'Restarts in the range', description: 'How often each room began anew.', width: 6 },
          {
            queries: [measuredNow(`changes(process_start_time_seconds{${rooms}}[$__range])`, '{{job}}')],
            thresholds: thresholds('green', [1, 'orange']),
          },
        ),
        figures(
          {
            title: 'Database and data',
            description:
              'Size, age of the newest sample, how far closed figures are behind, and what is overdue or offline.',
            width: 12,
          },
          { queries: [rowsOf('system-health/database')] },
        ),
      ],
    },
    {
      title: 'Ingest',
      panels: [
        lines(
          { title: 'Messages', description: 'MQTT messages received per second, by what they are.', width: 8 },
          {
            queries: [measured(`sum by (verb) (rate(andon_ingest_messages_total${interval}))`, '{{verb}}')],
            unit: 'cps',
          },
        ),
        lines(
          {
            title: 'Metrics and rows',
            description: 'Sparkplug metrics that came and rows that were committed, per second.',
            width: 8,
          },
          {
            queries: [
              perSecond('andon_ingest_metrics_total', 'metrics'),
              perSecond('andon_ingest_rows_total', 'rows'),
              perSecond('andon_ingest_batches_total', 'batches'),
            ],
            unit: 'cps',
          },
        ),
        lines(
          {
            title: 'From sending to commit',
            description: 'Beyond 30 seconds for five minutes Prometheus raises an alert.',
            width: 8,
          },
          { queries: quantiles('andon_ingest_lag_seconds'), unit: 's', thresholds: thresholds('green', [30, 'red']) },
        ),
        lines(
          {
            title: 'Rows that wait',
            description: 'In memory, not committed yet. Beyond 100,000 the broker has to wait.',
            width: 8,
          },
          { queries: [measured('andon_ingest_queue_rows', 'rows')], thresholds: thresholds('green', [50_000, 'red']) },
        ),
        lines(
          { title: 'Time to write a batch', description: 'What the database takes for one transaction.', width: 8 },
          { queries: quantiles('andon_ingest_batch_seconds'), unit: 's' },
        ),
        lines(
          {
            title: 'Where time goes',
            description:
              'Share of a processor that the worker spends on decoding, on mapping, and waiting for the database.',
            width: 8,
          },
          {
            queries: [measured(`sum by (stage) (rate(andon_ingest_stage_seconds_total${interval}))`, '{{stage}}')],
            unit: 'percentunit',
            isStacked: true,
          },
        ),
        lines(
          {
            title: 'Refused',
            description:
              'Messages per second that could not be taken, by reason, and those that were counted but not kept.',
            width: 8,
          },
          {
            queries: [
              measured(`sum by (reason) (rate(andon_ingest_dead_letters_total${interval}))`, '{{reason}}'),
              measured(
                `sum by (reason) (rate(andon_ingest_dead_letters_dropped_total${interval}))`,
                '{{reason}}, not kept',
              ),
            ],
            unit: 'cps',
          },
        ),
        lines(
          {
            title: 'Faults',
            description:
              'Attempts to write that failed, times that the broker had to wait, sessions opened, and hosts with our id. All should be 0 in calm times.',
            width: 8,
          },
          {
            queries: [
              perSecond('andon_ingest_database_faults_total', 'writes failed'),
              perSecond('andon_ingest_pauses_total', 'broker waits'),
              perSecond('andon_ingest_sessions_total', 'sessions'),
              perSecond('andon_ingest_foreign_host_total', 'foreign hosts'),
            ],
            unit: 'cps',
          },
        ),
        lines(
          {
            title: 'Sparkplug',
            description:
              'Gaps in sequence numbers, rebirths asked for, deaths that fit no birth, and metrics of another type than their birth said.',
            width: 8,
          },
          {
            queries: [
              perSecond('andon_ingest_sequence_gaps_total', 'gaps'),
              perSecond('andon_ingest_rebirth_requests_total', 'rebirths'),
              perSecond('andon_ingest_unmatched_deaths_total', 'unmatched deaths'),
              perSecond('andon_ingest_retyped_metrics_total', 'retyped'),
              perSecond('andon_ingest_duplicate_points_total', 'points sent twice'),
            ],
            unit: 'cps',
          },
        ),
        lines(
          {
            title: 'Values that break a rule',
            description: 'By what they break; they are kept and marked.',
            width: 12,
          },
          {
            queries: [
              measured(
                `sum by (breach, signal) (rate(andon_ingest_rule_breaches_total${interval}))`,
                '{{signal}} {{breach}}',
              ),
            ],
            unit: 'cps',
          },
        ),
        lines(
          {
            title: 'Greatest senders',
            description: 'Rows committed per second, of the ten that send most.',
            width: 12,
          },
          {
            queries: [
              measured(`topk(10, sum by (source) (rate(andon_ingest_source_rows_total${interval})))`, '{{source}}'),
            ],
            unit: 'wps',
          },
        ),
        table(
          { title: 'Workers', description: 'Those that share the edge nodes.', width: 8 },
          { queries: [rowsOf('system-health/workers')] },
        ),
        table(
          { title: 'Machines by the age of their data', description: 'The oldest first.', width: 16 },
          { queries: [rowsOf('system-health/stale-machines')] },
        ),
      ],
    },
    {
      title: 'Commands and messages',
      panels: [
        lines(
          { title: 'Calls', description: 'Commands per second, by handler.', width: 8 },
          {
            queries: [measured(`sum by (handler) (rate(actions_call_seconds_count${interval}))`, '{{handler}}')],
            unit: 'reqps',
          },
        ),
        lines(
          {
            title: 'How long they take',
            description: 'Beyond a second for ten minutes Prometheus raises an alert.',
            width: 8,
          },
          { queries: quantiles('actions_call_seconds'), unit: 's', thresholds: thresholds('green', [1, 'red']) },
        ),
        lines(
          {
            title: 'Refused and failed',
            description: '4xx: refused for a reason that the caller is told. 5xx: something is broken.',
            width: 8,
          },
          {
            queries: [
              measured(`sum by (status) (rate(actions_call_seconds_count{status!~"2.."}${interval}))`, '{{status}}'),
            ],
            unit: 'reqps',
          },
        ),
        lines(
          { title: 'E-mails and web hooks', description: 'What was to be sent, by what became of it.', width: 24 },
          { queries: [seriesOf('system-health/messages')], draw: 'bars', isStacked: true },
        ),
      ],
    },
    {
      title: 'Processes',
      panels: [
        lines(
          { title: 'Processors', description: 'How many a room keeps busy.', width: 8 },
          { queries: [measured(`rate(process_cpu_seconds_total{${rooms}}${interval})`, '{{job}}')] },
        ),
        lines(
          { title: 'Memory', description: 'Resident memory, and the heap that is in use.', width: 8 },
          {
            queries: [
              measured(`process_resident_memory_bytes{${rooms}}`, '{{job}}'),
              measured(`nodejs_heap_size_used_bytes{${rooms}}`, '{{job}} heap'),
            ],
            unit: 'bytes',
          },
        ),
        lines(
          { title: 'Event loop', description: 'How late a room gets to its work; 99 %.', width: 8 },
          { queries: [measured(`nodejs_eventloop_lag_p99_seconds{${rooms}}`, '{{job}}')], unit: 's' },
        ),
      ],
    },
    {
      title: 'Database',
      panels: [
        table(
          {
            title: 'Jobs',
            description: 'They close figures, compress and drop. Overdue for long: no worker runs them.',
            width: 14,
          },
          { queries: [rowsOf('system-health/jobs')] },
        ),
        table(
          { title: 'Hypertables', description: 'Their size, and how long their rows are kept.', width: 10 },
          { queries: [rowsOf('system-health/tables')] },
        ),
      ],
    },
    {
      title: 'GraphQL by engine',
      panels: [
        lines(
          {
            title: 'Operations',
            description:
              'Per second. Only where engine answers instead of Hasura and Prometheus is told of it (docs/deploying.md).',
            width: 8,
          },
          {
            queries: [
              measured(
                `sum by (operation_type, response_status) (rate(hasura_graphql_requests_total${interval}))`,
                '{{operation_type}} {{response_status}}',
              ),
            ],
            unit: 'reqps',
          },
        ),
        lines(
          { title: 'How long they take', description: 'All operations.', width: 8 },
          { queries: quantiles('hasura_graphql_execution_time_seconds'), unit: 's' },
        ),
        lines(
          {
            title: 'Connections',
            description: 'WebSockets of clients, connections to the database, and what the metadata has come to.',
            width: 8,
          },
          {
            queries: [
              measured('sum(hasura_websocket_connections)', 'WebSockets'),
              measured('sum by (source_name) (hasura_postgres_connections)', 'to {{source_name}}'),
              measured('hasura_metadata_inconsistent_objects', 'objects set aside'),
              measured('max(hasura_metadata_resource_version)', 'version of the metadata'),
            ],
          },
        ),
      ],
    },
  ],
};
