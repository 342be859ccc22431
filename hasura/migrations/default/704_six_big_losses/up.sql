-- Where planned production time went: the Six Big Losses and what remains.

create table six_big_loss_results (
  group_by text not null,
  group_key bigint not null,
  group_name text,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  position int not null,
  loss text not null,
  oee_factor text not null,
  seconds numeric,
  share numeric,
  stop_count bigint,
  constraint "a result of the function six_big_losses is never stored" check (false) no inherit
);
comment on table six_big_loss_results is 'The columns of the function six_big_losses: seven rows per group and bucket, whose seconds add up to planned production. Holds no rows.';
comment on column six_big_loss_results.group_by is 'The grouping that was asked for.';
comment on column six_big_loss_results.group_key is 'Number of the group, as of oee.';
comment on column six_big_loss_results.group_name is 'Name of the group.';
comment on column six_big_loss_results.started_at is 'Start of the bucket, or of the range asked for.';
comment on column six_big_loss_results.ended_at is 'End of the bucket, or of the range asked for.';
comment on column six_big_loss_results.position is 'Place in the usual order, from 1.';
comment on column six_big_loss_results.loss is 'breakdowns, setup, micro_stops, reduced_speed, startup_rejects, production_rejects; and good, which is no loss.';
comment on column six_big_loss_results.oee_factor is 'The factor that the loss lowers: availability, performance or quality; of good, oee.';
comment on column six_big_loss_results.seconds is 'Time lost. Reduced speed is negative where a machine beat its ideal rate. Null when an ideal rate is unknown.';
comment on column six_big_loss_results.share is 'Share of planned production time; of good, this is OEE.';
comment on column six_big_loss_results.stop_count is 'Stops, each counted once; null for losses that are no stops.';

create function six_big_losses(
  "from" timestamptz,
  "to" timestamptz,
  equipment_ids int[] default null,
  group_by text default 'equipment',
  bucket text default null
) returns setof six_big_loss_results
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  return query
    select
      results.group_by, results.group_key, results.group_name, results.started_at, results.ended_at,
      losses.position, losses.loss, losses.factor, losses.seconds,
      losses.seconds / nullif(results.planned_production_seconds, 0), losses.stop_count
    from oee("from", "to", equipment_ids, six_big_losses.group_by, six_big_losses.bucket) results
    cross join lateral (values
      (1, 'breakdowns', 'availability', results.breakdown_seconds, results.breakdown_count),
      (2, 'setup', 'availability', results.setup_seconds, results.setup_count),
      (3, 'micro_stops', coalesce(results.micro_stop_counts_as, 'performance'), results.micro_stop_seconds, results.micro_stop_count),
      (4, 'reduced_speed', 'performance', results.reduced_speed_seconds, null),
      (5, 'startup_rejects', 'quality', results.startup_reject_seconds, null),
      (6, 'production_rejects', 'quality', results.production_reject_seconds, null),
      (7, 'good', 'oee', results.ideal_good_seconds, null)
    ) losses (position, loss, factor, seconds, stop_count)
    order by results.started_at, results.group_key, losses.position;
end;
$$;
comment on function six_big_losses is 'Planned production time as Six Big Losses and good time, which add up to it exactly. Windows and groups as of oee.';
