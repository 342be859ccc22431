-- OEE, step 2: the times and counts of one window. Every column adds up over adjacent windows; ratios come later (420).

create type oee_measure as (
  scheduled_seconds numeric,
  no_data_seconds numeric,
  planned_stop_seconds numeric,
  planned_production_seconds numeric,
  breakdown_seconds numeric,
  setup_seconds numeric,
  micro_stop_seconds numeric,
  breakdowns text[],
  setups text[],
  micro_stops text[],
  total_units numeric,
  scrap_units numeric,
  ideal_seconds numeric,
  ideal_good_seconds numeric,
  startup_reject_seconds numeric
);
comment on type oee_measure is 'Times and counts of one window of one piece of equipment, as defined for OEE. Stops are named by equipment and start, so that a set of windows counts each once.';

create function seconds_of(stretches tstzmultirange) returns numeric
  language plpgsql immutable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select coalesce(sum(extract(epoch from upper(stretch)) - extract(epoch from lower(stretch))), 0) from unnest(stretches) stretch
  );
end;
$$;
comment on function seconds_of is 'Length of a set of stretches in seconds, exact to the microsecond.';

create function scheduled_time(measured_id int, "from" timestamptz, "to" timestamptz) returns tstzmultirange
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
declare
  span tstzrange := tstzrange("from", "to");
  with_calendar tstzmultirange;
  in_shifts tstzmultirange;
begin
  select range_agg(tstzrange(follows.valid_from, follows.valid_to) * span) into with_calendar
  from equipment_calendars follows
  where follows.equipment_id = measured_id and tstzrange(follows.valid_from, follows.valid_to) && span;
  if with_calendar is null then
    return tstzmultirange(span);
  end if;
  select range_agg(shift.stretch) into in_shifts from oee_stretches(measured_id, "from", "to", 'shift') shift;
  return tstzmultirange(span) - with_calendar + coalesce(in_shifts, '{}');
end;
$$;
comment on function scheduled_time is 'The part of a range inside the shifts of the equipment''s calendar; all of it while the equipment follows none.';

create function break_time(measured_id int, "from" timestamptz, "to" timestamptz) returns tstzmultirange
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
declare
  breaks tstzmultirange;
begin
  select range_agg(tstzrange(pause.started_at, pause.ended_at) * tstzrange(follows.valid_from, follows.valid_to)) into breaks
  from equipment_calendars follows
  join shift_instances shift on shift.calendar_id = follows.calendar_id
    and shift.started_at < least("to", follows.valid_to)
    and shift.started_at > greatest("from", follows.valid_from) - interval '2 days'
    and shift.ended_at > greatest("from", follows.valid_from)
  join shift_instance_breaks pause on pause.shift_instance_id = shift.id
  where follows.equipment_id = measured_id;
  return coalesce(breaks, '{}');
end;
$$;
comment on function break_time is 'Breaks of the shifts around a range.';

create function known_until(measured_id int) returns timestamptz
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select least(now(), tail.last_sample_at + make_interval(secs => measured.stale_after_seconds))
    from equipment_tails tail
    join equipment measured on measured.id = tail.equipment_id
    where tail.equipment_id = measured_id
  );
end;
$$;
comment on function known_until is 'Until when the state after the last sample is known: until the equipment goes stale, at the latest until now.';

create function time_in_states(measured_id int, "from" timestamptz, "to" timestamptz, out known tstzmultirange, out executing tstzmultirange)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  select
    range_agg(seen.stretch) filter (where seen.state <> 0),
    range_agg(seen.stretch) filter (where seen.state = 6)
  into known, executing
  from (
    select
      tstzrange(step.started_at, greatest(step.started_at, coalesce(step.ended_at, known_until(measured_id)))) * tstzrange("from", "to") as stretch,
      step.state
    from equipment_state_intervals step
    where step.equipment_id = measured_id and step.started_at < "to" and step.started_at >= coalesce(
      (select max(earlier.started_at) from equipment_state_intervals earlier
       where earlier.equipment_id = measured_id and earlier.started_at <= "from"),
      '-infinity')
  ) seen;
  known := coalesce(known, '{}');
  executing := coalesce(executing, '{}');
end;
$$;
comment on function time_in_states is 'The parts of a range in which the state is known (not 0), and in which it is Execute.';

create function ideal_cycle_seconds(measured_id int, made_product_id int) returns numeric
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select 60 / coalesce(
      (select rate.ideal_rate_per_min from product_rates rate
       where rate.equipment_id = measured_id and rate.product_id = made_product_id),
      (select measured.ideal_rate_per_min from equipment measured where measured.id = measured_id))
  );
end;
$$;
comment on function ideal_cycle_seconds is 'Ideal seconds per unit of a product on a piece of equipment; the equipment''s own ideal rate where the product has none. Null when neither is known.';

create function micro_stop_threshold_seconds(measured_id int, at timestamptz) returns numeric
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select coalesce(
      measured.micro_stop_cycles * ideal_cycle_seconds(measured_id, (
        select ordered.product_id from order_stretches(measured_id, at, at + interval '1 microsecond') ordered)),
      measured.micro_stop_seconds)
    from equipment measured
    where measured.id = measured_id
  );
end;
$$;
comment on function micro_stop_threshold_seconds is 'A stop that begins at an instant is a micro stop when it is shorter than this. Seconds.';

create function time_stopped(measured_id int, "from" timestamptz, "to" timestamptz) returns tstzmultirange
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
declare
  states record := time_in_states(measured_id, "from", "to");
begin
  return states.known + manually_stopped_time(measured_id, "from", "to") - states.executing;
end;
$$;
comment on function time_stopped is 'The parts of a range in which equipment stood still: known not to be in Execute, or without data where a person added a stop.';

create function stops_of(measured_id int, "from" timestamptz, "to" timestamptz)
  returns table (stop_key text, stretch tstzrange, loss text)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    select
      measured_id || '@' || extract(epoch from stop.started_at),
      tstzrange(stop.started_at, stop.ended_at),
      case
        when reason.is_planned then 'planned'
        when case when stop.is_whole then extract(epoch from stop.ended_at) - extract(epoch from stop.started_at)
            else seconds_of(time_stopped(measured_id, stop.started_at, stop.ended_at)) end
          < micro_stop_threshold_seconds(measured_id, stop.started_at) then 'micro_stop'
        else coalesce(reason.loss_category, 'breakdown')
      end
    from (
      select event.started_at, event.downtime_reason_id, not event.has_gaps as is_whole,
        greatest(event.started_at, coalesce(event.ended_at, known_until(measured_id))) as ended_at
      from equipment_events event
      where event.equipment_id = measured_id and event.kind = 'stop' and not event.is_manual
        and tstzrange(event.started_at, event.ended_at) && tstzrange("from", "to")
      union all
      select event.started_at, event.downtime_reason_id, false,
        greatest(event.started_at, coalesce(event.ended_at, now()))
      from equipment_events event
      where event.equipment_id = measured_id and event.kind = 'stop' and event.is_manual
        and tstzrange(event.started_at, event.ended_at) && tstzrange("from", "to")
    ) stop
    left join downtime_reasons reason on reason.id = stop.downtime_reason_id;
end;
$$;
comment on function stops_of is 'The stops that reach into a range, from border to border, and the loss that each is by its own full length: planned, micro_stop, setup or breakdown. Nobody said why: breakdown. Only what is in time_stopped belongs to a stop.';

create function measure_times(measured_id int, "from" timestamptz, "to" timestamptz, no_data_counts_as text)
  returns oee_measure
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
declare
  measure oee_measure;
  scheduled tstzmultirange := scheduled_time(measured_id, "from", "to");
  states record := time_in_states(measured_id, "from", "to");
  known tstzmultirange := states.known + manually_stopped_time(measured_id, "from", "to");
  stopped tstzmultirange := known - states.executing;
  no_data tstzmultirange := scheduled - known;
  left_out tstzmultirange := case no_data_counts_as when 'excluded' then no_data else '{}' end;
  planned tstzmultirange;
  production tstzmultirange;
begin
  select coalesce(range_agg(stop.stretch), '{}') into planned
  from stops_of(measured_id, "from", "to") stop where stop.loss = 'planned';
  planned := scheduled * (planned * stopped + break_time(measured_id, "from", "to")) - left_out - states.executing;
  production := scheduled - left_out - planned;
  select
    sum(stop.seconds) filter (where stop.loss = 'breakdown'),
    sum(stop.seconds) filter (where stop.loss = 'setup'),
    sum(stop.seconds) filter (where stop.loss = 'micro_stop'),
    array_agg(stop.stop_key) filter (where stop.loss = 'breakdown' and stop.seconds > 0),
    array_agg(stop.stop_key) filter (where stop.loss = 'setup' and stop.seconds > 0),
    array_agg(stop.stop_key) filter (where stop.loss = 'micro_stop' and stop.seconds > 0)
  into measure.breakdown_seconds, measure.setup_seconds, measure.micro_stop_seconds,
    measure.breakdowns, measure.setups, measure.micro_stops
  from (
    select stop.stop_key, stop.loss, seconds_of(production * stopped * tstzmultirange(stop.stretch)) as seconds
    from stops_of(measured_id, "from", "to") stop
    union all
    select measured_id || '@' || extract(epoch from lower(gap)), 'breakdown', seconds_of(tstzmultirange(gap))
    from unnest(production * no_data) gap
  ) stop;
  measure.scheduled_seconds := seconds_of(scheduled);
  measure.no_data_seconds := seconds_of(no_data);
  measure.planned_stop_seconds := seconds_of(planned);
  measure.planned_production_seconds := seconds_of(production);
  measure.breakdown_seconds := coalesce(measure.breakdown_seconds, 0);
  measure.setup_seconds := coalesce(measure.setup_seconds, 0);
  measure.micro_stop_seconds := coalesce(measure.micro_stop_seconds, 0);
  return measure;
end;
$$;
comment on function measure_times is 'The times of a window. The counts are still missing.';

create function counted_units(measured_id int, "from" timestamptz, "to" timestamptz, out produced numeric, out scrap numeric)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
declare
  first_quarter timestamptz := date_bin('15 minutes', "from" + interval '14 minutes 59.999999 seconds', 'epoch');
  last_quarter timestamptz := greatest(first_quarter, date_bin('15 minutes', "to", 'epoch'));
begin
  select coalesce(sum(part.produced), 0), coalesce(sum(part.scrap), 0) into produced, scrap
  from (
    select sums.produced, sums.scrap from equipment_count_sums sums
    where sums.equipment_id = measured_id and sums.quarter_hour >= first_quarter and sums.quarter_hour < last_quarter
    union all
    select counts.produced, counts.scrap from equipment_counts counts
    where counts.equipment_id = measured_id and counts.time >= "from" and counts.time < least(first_quarter, "to")
    union all
    select counts.produced, counts.scrap from equipment_counts counts
    where counts.equipment_id = measured_id and counts.time >= last_quarter and counts.time < "to"
  ) part;
end;
$$;
comment on function counted_units is 'Units that the samples of a range count: whole quarters of an hour from their sums, the rest sample by sample.';

create function measure_counts(measured_id int, "from" timestamptz, "to" timestamptz, measure oee_measure)
  returns oee_measure
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
declare
  unknown_ideal boolean;
begin
  with stretches as (
    select ordered.stretch, ordered.product_id from order_stretches(measured_id, "from", "to") ordered
  ), every_stretch as (
    select stretches.stretch, stretches.product_id from stretches
    union all
    select free, null from unnest(
      tstzmultirange(tstzrange("from", "to")) - coalesce((select range_agg(stretches.stretch) from stretches), '{}')) free
  ), pieces as (
    select piece, ideal_cycle_seconds(measured_id, every_stretch.product_id) as cycle
    from every_stretch
    cross join lateral unnest(tstzmultirange(every_stretch.stretch) * scheduled_time(measured_id, "from", "to")) piece
  ), sums as (
    select
      pieces.cycle, counted.produced,
      counted.scrap + coalesce(entered.scrap, 0) as scrap,
      coalesce(entered.startup_scrap, 0) as startup_scrap
    from pieces
    cross join lateral counted_units(measured_id, lower(piece), upper(piece)) counted
    left join lateral (
      select sum(entry.quantity) as scrap,
        sum(entry.quantity) filter (where reason.loss_category = 'startup_rejects') as startup_scrap
      from scrap_entries entry
      left join scrap_reasons reason on reason.id = entry.scrap_reason_id
      where entry.equipment_id = measured_id and entry.scrapped_at >= lower(piece) and entry.scrapped_at < upper(piece)
    ) entered on true
  )
  select
    coalesce(sum(sums.produced), 0), coalesce(sum(sums.scrap), 0),
    coalesce(sum(sums.produced * sums.cycle), 0),
    coalesce(sum((sums.produced - sums.scrap) * sums.cycle), 0),
    coalesce(sum(sums.startup_scrap * sums.cycle), 0),
    coalesce(bool_or(sums.cycle is null and (sums.produced <> 0 or sums.scrap <> 0)), false)
  into measure.total_units, measure.scrap_units, measure.ideal_seconds, measure.ideal_good_seconds,
    measure.startup_reject_seconds, unknown_ideal
  from sums;
  if unknown_ideal then
    measure.ideal_seconds := null;
    measure.ideal_good_seconds := null;
    measure.startup_reject_seconds := null;
  end if;
  return measure;
end;
$$;
comment on function measure_counts is 'The counts of a window, and the time that they would ideally take. Ideal times are null when units were made whose ideal rate nobody knows.';

create function measure_window(measured_id int, "from" timestamptz, "to" timestamptz, no_data_counts_as text)
  returns oee_measure
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return measure_counts(measured_id, "from", "to", measure_times(measured_id, "from", "to", no_data_counts_as));
end;
$$;
comment on function measure_window is 'Times and counts of one window.';
