-- Alerts, step 4: causes. For each kind of rule, what is due now, at the cost of what is due.

create function equipment_label(labelled_id int) returns text
  language sql stable
  set search_path = pg_catalog, public
as $$
  select concat_ws(' ', line.name, machine.name)
  from equipment machine
  left join equipment line on line.id = machine.parent_id
  where machine.id = labelled_id;
$$;
comment on function equipment_label is 'What people call a piece of equipment: the names of its line and its own.';

create function time_in_words(seconds numeric) returns text
  language sql immutable
  set search_path = pg_catalog, public
as $$
  select case
    when seconds < 120 then format('%s seconds', round(seconds))
    when seconds < 7200 then format('%s minutes', floor(seconds / 60))
    when seconds < 172800 then format('%s hours', floor(seconds / 3600))
    else format('%s days', floor(seconds / 86400))
  end;
$$;
comment on function time_in_words is 'How long something has lasted, for people.';

create function reasons_below(top_id int) returns setof int
  language sql stable
  set search_path = pg_catalog, public
as $$
  with recursive below as (
    select top_id as id
    union
    select reason.id from downtime_reasons reason join below on reason.parent_id = below.id
  )
  select below.id from below;
$$;
comment on function reasons_below is 'A reason and all reasons below it.';

create function is_in_effect(rule alert_rules, time_zone text, at timestamptz default now()) returns boolean
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  local_time constant timestamp := at at time zone time_zone;
begin
  return extract(isodow from local_time)::int = any (rule.effective_days) and case
    when rule.effective_from is null then true
    when rule.effective_from < rule.effective_to then local_time::time >= rule.effective_from and local_time::time < rule.effective_to
    else local_time::time >= rule.effective_from or local_time::time < rule.effective_to
  end;
end;
$$;
comment on function is_in_effect is 'Whether a rule raises alerts at an instant, by the clock of a zone.';

create function watched_equipment(rule alert_rules) returns table (equipment_id int, time_zone text)
  language sql stable
  set search_path = pg_catalog, public
as $$
  select machine.id, sites.time_zone
  from sites
  join areas on areas.site_id = sites.id
  join equipment machine on machine.area_id = areas.id
  where sites.enterprise_id = rule.enterprise_id
    and (rule.site_id is null or sites.id = rule.site_id)
    and (rule.equipment_id is null or rule.equipment_id in (machine.id, machine.parent_id))
    and is_in_effect(rule, sites.time_zone);
$$;
comment on function watched_equipment is 'The equipment in a rule''s place where the rule is in effect now.';

create function long_stops(rule alert_rules) returns setof due_alert
  language sql stable
  set search_path = pg_catalog, public
as $$
  select rule.id, format('stop %s', stop.id), stop.equipment_id, stop.id, null::int, null::int, stop.started_at,
    format('%s stands still', equipment_label(stop.equipment_id)),
    format('It has stood still for %s. Reason: %s.', time_in_words(extract(epoch from now() - stop.started_at)),
      coalesce(reason.name, 'none given yet'))
  from watched_equipment(rule) watched
  join equipment_events stop on stop.equipment_id = watched.equipment_id and stop.ended_at is null and stop.kind = 'stop'
  left join downtime_reasons reason on reason.id = stop.downtime_reason_id
  where stop.started_at <= now() - make_interval(secs => rule.threshold_seconds::double precision)
    and (rule.downtime_reason_id is null or stop.downtime_reason_id in (select reasons_below(rule.downtime_reason_id)));
$$;
comment on function long_stops is 'Stops that are open for longer than a rule''s threshold.';

create function unjustified_stops(rule alert_rules, since timestamptz) returns setof due_alert
  language sql stable
  set search_path = pg_catalog, public
as $$
  select rule.id, format('stop %s', stop.id), stop.equipment_id, stop.id, null::int, null::int, stop.started_at,
    format('A stop of %s has no reason', equipment_label(stop.equipment_id)),
    format('It began %s ago%s, and nobody has said why.', time_in_words(extract(epoch from now() - stop.started_at)),
      ' and lasted ' || time_in_words(extract(epoch from stop.ended_at - stop.started_at)))
  from watched_equipment(rule) watched
  join equipment_events stop on stop.equipment_id = watched.equipment_id and stop.kind = 'stop' and stop.downtime_reason_id is null
    and stop.started_at >= since
    and stop.started_at <= now() - make_interval(secs => rule.threshold_seconds::double precision)
  where coalesce(stop.ended_at, now()) - stop.started_at
    >= make_interval(secs => micro_stop_threshold_seconds(stop.equipment_id, stop.started_at)::double precision);
$$;
comment on function unjustified_stops is 'Stops without a reason, no micro stops, that began since an instant and a rule''s threshold ago.';

create function completed_orders(rule alert_rules, order_ids int[]) returns setof due_alert
  language sql stable
  set search_path = pg_catalog, public
as $$
  select rule.id, format('order %s', done.id), latest.equipment_id, null::bigint, done.id, null::int, latest.ended_at,
    format('Order %s is complete', done.code),
    format('%s made %s%s.', equipment_label(latest.equipment_id), product.name,
      ', due ' || to_char(done.due_at at time zone watched.time_zone, 'YYYY-MM-DD HH24:MI'))
  from production_orders done
  join products product on product.id = done.product_id
  join lateral (
    select run.equipment_id, run.ended_at from production_order_runs run
    where run.production_order_id = done.id and run.ended_at is not null
    order by run.ended_at desc limit 1
  ) latest on true
  join watched_equipment(rule) watched on watched.equipment_id = latest.equipment_id
  where done.id = any (order_ids) and done.enterprise_id = rule.enterprise_id and done.status = 'completed';
$$;
comment on function completed_orders is 'Those of some orders that were completed in a rule''s place.';

create function stale_sources(rule alert_rules) returns setof due_alert
  language sql stable
  set search_path = pg_catalog, public
as $$
  select rule.id, format('equipment %s', status.equipment_id), status.equipment_id, null::bigint, null::int, null::int,
    status.last_sample_at, format('%s sends no data', equipment_label(status.equipment_id)),
    format('Its last sample is %s old.', time_in_words(extract(epoch from now() - status.last_sample_at)))
  from watched_equipment(rule) watched
  join equipment_status status on status.equipment_id = watched.equipment_id and status.is_stale
  join equipment machine on machine.id = status.equipment_id
  where status.last_sample_at
    <= now() - make_interval(secs => (machine.stale_after_seconds + rule.threshold_seconds)::double precision);
$$;
comment on function stale_sources is 'Equipment in a rule''s place whose data stays away. Equipment that never had data waits for none.';

create function overdue_retention() returns table (relation text, oldest timestamptz, kept_since timestamptz)
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  return query
    with kept as (
      -- A policy may run late once, and drops whole chunks.
      select policy.relation, now() - policy.period - 2 * policy.schedule as since
      from data_policies policy
      where policy.kind = 'retention'
    ), found as (
      select kept.relation, min(chunk.range_end) as oldest
      from kept
      join timescaledb_information.chunks chunk
        on chunk.hypertable_schema = 'public' and chunk.hypertable_name = kept.relation and chunk.range_end < kept.since
      group by kept.relation
      union all
      select 'equipment_events', min(first.ended_at)
      from equipment machine
      cross join lateral (
        select stop.ended_at from equipment_events stop where stop.equipment_id = machine.id order by stop.started_at limit 1
      ) first
      union all
      select 'dead_letters', min(letter.received_at) from dead_letters letter
      union all
      select 'received_points', min(point.received_at) from received_points point
    )
    select kept.relation, found.oldest, kept.since
    from kept
    join found on found.relation = kept.relation and found.oldest < kept.since;
end;
$$;
comment on function overdue_retention is 'Relations that hold data which a policy should have dropped, twice its schedule ago or earlier.';

create function overdue_policies(rule alert_rules) returns setof due_alert
  language sql stable
  set search_path = pg_catalog, public
as $$
  select rule.id, format('retention of %s', overdue.relation), null::int, null::bigint, null::int, null::int,
    overdue.kept_since, format('Old rows of %s were not dropped', overdue.relation),
    format('The oldest are of %s, and none before %s should be there. Look whether the jobs of the database run.',
      to_char(overdue.oldest at time zone 'UTC', 'YYYY-MM-DD'), to_char(overdue.kept_since at time zone 'UTC', 'YYYY-MM-DD'))
  from overdue_retention() overdue
  where is_in_effect(rule, 'UTC');
$$;
comment on function overdue_policies is 'What a rule about retention has to tell.';
