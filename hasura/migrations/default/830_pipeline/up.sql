-- Whether data lands: who sends, how much of it arrives, what was refused, and whether the jobs behind the figures run.
-- Everything here is told by effect (rows committed), and shown to an enterprise for the topics of its namespaces alone.

create table source_traffic (
  source text not null,
  messages bigint not null default 0,
  rows_landed bigint not null default 0,
  gaps bigint not null default 0,
  messages_per_second double precision not null,
  rows_per_second double precision not null,
  lag_seconds double precision,
  measured_at timestamptz not null default now(),
  constraint the_traffic_of_a_source_is_counted_once primary key (source),
  constraint "traffic is counted from zero" check (messages >= 0 and rows_landed >= 0 and gaps >= 0)
);
comment on table source_traffic is 'What each sender sent, as the ingest workers count it; written every few seconds for those that sent.';
comment on column source_traffic.source is 'The sender: group, edge node and device, or the topic.';
comment on column source_traffic.messages is 'Messages that brought values, since ever.';
comment on column source_traffic.rows_landed is 'Rows committed, since ever.';
comment on column source_traffic.gaps is 'Gaps in sequence numbers that were left open, since ever.';
comment on column source_traffic.messages_per_second is 'Messages per second between the last two times it was measured.';
comment on column source_traffic.rows_per_second is 'Rows per second between the last two times it was measured.';
comment on column source_traffic.lag_seconds is 'From sending to commit of the slowest batch that carried live values of it then. Seconds; null when none was live.';
comment on column source_traffic.measured_at is 'When it was measured last.';

-- Who sends only once in a while has no rate in between.
create function is_measured_now(measured_at timestamptz) returns boolean
  language sql stable
  set search_path = pg_catalog, public
as $$ select measured_at > now() - interval '15 seconds' $$;
comment on function is_measured_now is 'Whether a rate that was measured then still holds.';

create view pipeline_sources as
with known as (
  select node.group_id || '/' || node.edge_node_id as source, 'edge-node' as kind, node.online, node.since, node.born_at,
    node.last_message_at, node.clock_skew_seconds, node.unanswered_rebirths, jsonb_array_length(node.metrics) as metrics
  from edge_nodes node
  union all
  select node.group_id || '/' || node.edge_node_id || '/' || device.device_id, 'device', device.online and node.online,
    device.since, device.born_at, device.last_message_at, node.clock_skew_seconds, null, jsonb_array_length(device.metrics)
  from devices device
  join edge_nodes node on node.id = device.edge_node_id
)
select
  namespace.enterprise_id, source, coalesce(known.kind, 'topic') as kind, known.online, known.since, known.born_at,
  coalesce(known.last_message_at, traffic.measured_at) as last_message_at, known.clock_skew_seconds, known.unanswered_rebirths,
  known.metrics, coalesce(traffic.messages, 0) as messages, coalesce(traffic.rows_landed, 0) as rows_landed,
  coalesce(traffic.gaps, 0) as gaps,
  case when is_measured_now(traffic.measured_at) then traffic.messages_per_second else 0 end as messages_per_second,
  case when is_measured_now(traffic.measured_at) then traffic.rows_per_second else 0 end as rows_per_second,
  case when is_measured_now(traffic.measured_at) then traffic.lag_seconds end as lag_seconds
from known
full join source_traffic traffic using (source)
cross join lateral (
  select distinct within.enterprise_id from topic_namespaces within
  where is_within_topic(source, within.topic_prefix) or is_within_topic(within.topic_prefix, source)
) namespace;
comment on view pipeline_sources is 'Edge nodes, devices and other topics that send in the namespaces of enterprises, and what lands of each.';
comment on column pipeline_sources.enterprise_id is 'An enterprise in whose namespaces it lies, or part of it.';
comment on column pipeline_sources.source is 'The sender: group, edge node and device, or the topic.';
comment on column pipeline_sources.kind is 'edge-node or device (Sparkplug), or topic.';
comment on column pipeline_sources.online is 'True between birth and death; null of a topic, which has neither.';
comment on column pipeline_sources.since is 'Since when it has been online or offline.';
comment on column pipeline_sources.born_at is 'Timestamp of its last birth.';
comment on column pipeline_sources.last_message_at is 'When anything of it was received last.';
comment on column pipeline_sources.clock_skew_seconds is 'Its clock minus the host''s when it last sent live data. Seconds; null: it has not said.';
comment on column pipeline_sources.unanswered_rebirths is 'Rebirths requested since its last birth; from three on it does not respond.';
comment on column pipeline_sources.metrics is 'How many metrics its last birth named.';
comment on column pipeline_sources.messages is 'Messages of it that brought values, since ever.';
comment on column pipeline_sources.rows_landed is 'Rows of it that were committed, since ever.';
comment on column pipeline_sources.gaps is 'Gaps in its sequence numbers that were left open, since ever.';
comment on column pipeline_sources.messages_per_second is 'Messages of it per second at present.';
comment on column pipeline_sources.rows_per_second is 'Rows of it per second at present.';
comment on column pipeline_sources.lag_seconds is 'From sending to commit, at present. Seconds; null while nothing live comes.';

create view refused_messages as
select
  namespace.enterprise_id, letter.id, letter.received_at, letter.topic, letter.source, letter.reason, letter.detail,
  letter.suppressed, octet_length(letter.payload) as payload_bytes,
  encode(substring(letter.payload from 1 for 512), 'escape') as payload_start, letter.replay_requested_at, letter.replayed_at
from dead_letters letter
cross join lateral (
  select distinct within.enterprise_id from topic_namespaces within
  where is_within_topic(letter.source, within.topic_prefix)
) namespace;
comment on view refused_messages is 'Messages of an enterprise that could not be taken; the command replay_refused has them taken again.';
comment on column refused_messages.enterprise_id is 'The enterprise in whose namespaces the sender lies.';
comment on column refused_messages.id is 'Number of the dead letter.';
comment on column refused_messages.received_at is 'When the message arrived.';
comment on column refused_messages.topic is 'Topic that it arrived on.';
comment on column refused_messages.source is 'Metric path or sender.';
comment on column refused_messages.reason is 'Why it was not taken, as a code such as not-registered, undecodable or far-future.';
comment on column refused_messages.detail is 'Why it was not taken, as a sentence.';
comment on column refused_messages.suppressed is 'How many refusals of the same reason and source came before it that are counted, not kept.';
comment on column refused_messages.payload_bytes is 'Length of the message. Bytes.';
comment on column refused_messages.payload_start is 'Its first 512 bytes; what is no printable character as an octal escape.';
comment on column refused_messages.replay_requested_at is 'When somebody asked to have it taken again; null once that was tried.';
comment on column refused_messages.replayed_at is 'When it was taken after all; null until then.';

create view background_jobs as
select
  job.job_id as id,
  -- TimescaleDB calls every job that is not its own a "User-Defined Action", and does not say what its own are about.
  case
    when job.proc_schema like '\_timescaledb%' then
      regexp_replace(job.application_name, ' \[\d+\]$', '') || coalesce(': ' || coalesce(aggregate.view_name, job.hypertable_name), '')
    else replace(job.proc_name, '_', ' ')
  end as name,
  extract(epoch from job.schedule_interval)::double precision as every_seconds,
  nullif(job.next_start, '-infinity') as next_start_at,
  greatest(0, extract(epoch from now() - nullif(job.next_start, '-infinity')))::double precision as overdue_seconds,
  nullif(stats.last_run_started_at, '-infinity') as last_started_at, stats.last_run_status as last_status,
  stats.total_failures as failures
from timescaledb_information.jobs job
left join timescaledb_information.job_stats stats on stats.job_id = job.job_id
left join timescaledb_information.continuous_aggregates aggregate
  on aggregate.materialization_hypertable_schema = job.hypertable_schema
  and aggregate.materialization_hypertable_name = job.hypertable_name
where job.scheduled;
comment on view background_jobs is 'The jobs that keep figures up to date, compress and drop old data. They belong to the platform and say nothing of any enterprise.';
comment on column background_jobs.id is 'Number of the job.';
comment on column background_jobs.name is 'What it does, and to which table where it is one of TimescaleDB''s own.';
comment on column background_jobs.every_seconds is 'How often it runs. Seconds.';
comment on column background_jobs.next_start_at is 'When it is due; null before its first run.';
comment on column background_jobs.overdue_seconds is 'For how long it has been due. Seconds; 0 when it is not.';
comment on column background_jobs.last_started_at is 'When a worker of the server started it last; null where none does.';
comment on column background_jobs.last_status is 'How that run ended: Success or Failed.';
comment on column background_jobs.failures is 'How many of its runs on the server failed.';

create function command.replay_refused(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  asked constant bigint[] := (select array_agg(id::bigint) from jsonb_array_elements_text(input -> 'ids') id);
  letters int;
begin
  update dead_letters letter set replay_requested_at = now()
  from refused_messages refused
  where letter.id = refused.id and refused.enterprise_id = session.enterprise_id and refused.replayed_at is null
    and (refused.id = any (asked) or input -> 'ids' is null)
    and (refused.reason = input ->> 'reason' or input ->> 'reason' is null)
    and (refused.source = input ->> 'source' or input ->> 'source' is null);
  get diagnostics letters = row_count;
  if letters = 0 then
    perform command.refuse('not-found', 'No refused message fits that, or all that fit were taken meanwhile. Look at the list again.');
  end if;
  return jsonb_build_object('letters', letters);
end;
$$;
comment on function command.replay_refused is 'Has refused messages taken again: ids, reason, source, of which at least one is given. Gives how many letters.';
