-- Which reasons cost most time.

create table downtime_paretos (
  group_by text not null,
  group_key bigint not null,
  group_name text,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  rank bigint not null,
  loss text not null,
  downtime_reason_id int,
  reason_code text,
  reason_name text not null,
  stop_count bigint not null,
  seconds numeric not null,
  mean_seconds numeric,
  longest_seconds numeric not null,
  share numeric,
  cumulative_share numeric,
  constraint "a pareto of downtime is never stored" check (false) no inherit
);
comment on table downtime_paretos is 'The columns of the function downtime_pareto. Holds no rows.';
comment on column downtime_paretos.group_by is 'The grouping that was asked for.';
comment on column downtime_paretos.group_key is 'Number of the group, as of oee.';
comment on column downtime_paretos.group_name is 'Name of the group.';
comment on column downtime_paretos.started_at is 'Start of the bucket, or of the range asked for.';
comment on column downtime_paretos.ended_at is 'End of the bucket, or of the range asked for.';
comment on column downtime_paretos.rank is 'Place within the group and bucket, 1 costs most time.';
comment on column downtime_paretos.loss is 'breakdown, setup, micro_stop or planned.';
comment on column downtime_paretos.downtime_reason_id is 'The reason; null where nobody has said why.';
comment on column downtime_paretos.reason_code is 'Code of the reason.';
comment on column downtime_paretos.reason_name is 'Name of the reason, No reason, Break, or No data where time without data counts as downtime.';
comment on column downtime_paretos.stop_count is 'Stops of the reason, each counted once however often a border cuts it.';
comment on column downtime_paretos.seconds is 'Time that they cost inside the windows.';
comment on column downtime_paretos.mean_seconds is 'That time per stop.';
comment on column downtime_paretos.longest_seconds is 'The longest stop, at its own full length.';
comment on column downtime_paretos.share is 'Share of all seconds of the group and bucket.';
comment on column downtime_paretos.cumulative_share is 'Share of this reason and those that cost more.';

create function downtime_reason_at_depth(reason_id int, depth int) returns int
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  return (
    with recursive path as (
      select reason.id, reason.parent_id, 1 as distance from downtime_reasons reason where reason.id = reason_id
      union all
      select parent.id, parent.parent_id, path.distance + 1
      from path join downtime_reasons parent on parent.id = path.parent_id
    )
    select path.id from path order by path.distance desc offset depth - 1 limit 1
  );
end;
$$;
comment on function downtime_reason_at_depth is 'The reason above a reason at a depth of the tree, 1 being the top. Null where the tree is not that deep there.';

create function downtime_pareto(
  "from" timestamptz,
  "to" timestamptz,
  equipment_ids int[] default null,
  group_by text default 'equipment',
  bucket text default null,
  losses text[] default null,
  reason_depth int default null
) returns setof downtime_paretos
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  if not losses <@ '{breakdown,setup,micro_stop,planned}'::text[] then
    raise invalid_parameter_value using message = format('%s are no losses of stops', losses),
      hint = 'Use breakdown, setup, micro_stop or planned.';
  end if;
  return query
    with windows as materialized (
      select row_number() over ()::int as number, asked.*
      from oee_windows("from", "to", equipment_ids, downtime_pareto.group_by, downtime_pareto.bucket) asked
    ), asked as materialized (
      select array_agg(row(windows.number, windows.equipment_id, windows."from", windows."to")::measured_stretch) as stretches
      from windows
    ), stops as (
      select
        windows.group_key, windows.bucket_from, windows.bucket_to, parts.kind, array[windows.equipment_id, parts.stop_key] as stop_key,
        case parts.part when 'planned_stop' then 'planned' else parts.part end as loss,
        case
          when parts.kind = 'break' then null
          when reason_depth is null then parts.downtime_reason_id
          else coalesce(downtime_reason_at_depth(parts.downtime_reason_id, reason_depth), parts.downtime_reason_id)
        end as downtime_reason_id,
        parts.quantity, parts.contribution as seconds,
        losses is null and (parts.part in ('breakdown', 'setup')
          or parts.part = 'micro_stop' and settings.micro_stop_counts_as = 'availability') as is_downtime
      from asked
      cross join lateral (
        select stop.* from oee_stop_parts(asked.stretches) stop
        union all
        select gap.* from oee_no_data_parts(asked.stretches) gap where gap.part in ('breakdown', 'planned_stop')
      ) parts
      join windows on windows.number = parts.number
      join equipment_settings settings on settings.equipment_id = windows.equipment_id
    ), reasons as (
      select
        stops.group_key, stops.bucket_from, stops.bucket_to, stops.loss, stops.downtime_reason_id,
        case when stops.kind in ('stop', 'break') then stops.kind else 'no_data' end as kind,
        count(distinct stops.stop_key) as stop_count, sum(stops.seconds) as seconds, max(stops.quantity) as longest
      from stops
      where stops.is_downtime or stops.loss = any (losses)
      group by 1, 2, 3, 4, 5, 6
    ), ranked as (
      select reasons.*,
        row_number() over (
          partition by reasons.group_key, reasons.bucket_from
          order by reasons.seconds desc, reasons.downtime_reason_id, reasons.loss, reasons.kind) as rank,
        sum(reasons.seconds) over (partition by reasons.group_key, reasons.bucket_from) as total
      from reasons
    )
    select
      downtime_pareto.group_by, ranked.group_key, names.group_name,
      ranked.bucket_from, ranked.bucket_to, ranked.rank, ranked.loss, ranked.downtime_reason_id, reason.code,
      coalesce(reason.name, 
        case ranked.kind when 'stop' then 'No reason' when 'break' then 'Break' else 'No data' end),
      ranked.stop_count, ranked.seconds, ranked.seconds / nullif(ranked.stop_count, 0), ranked.longest,
      ranked.seconds / nullif(ranked.total, 0),
      sum(ranked.seconds) over (partition by ranked.group_key, ranked.bucket_from order by ranked.rank) / nullif(ranked.total, 0)
    from ranked
    left join oee_group_names(downtime_pareto.group_by, array(select distinct present.group_key from ranked present)) names
      on names.group_key = ranked.group_key
    left join downtime_reasons reason on reason.id = ranked.downtime_reason_id
    order by ranked.bucket_from, ranked.group_key, ranked.rank;
end;
$$;
comment on function downtime_pareto is 'Reasons for which equipment stood still, those that cost most time first. Windows and groups as of oee; the seconds of a group add up to its downtime_seconds there. losses: breakdown, setup, micro_stop and planned; without it those that are downtime. reason_depth: adds reasons up to this depth of the tree, 1 being the top.';
