-- OEE, step 2: which loss is each stop?

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

create function seconds_of(stretches tstzmultirange) returns numeric
  language plpgsql immutable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select coalesce(extract(epoch from sum(upper(stretch) - lower(stretch))), 0) from unnest(stretches) stretch
  );
end;
$$;
comment on function seconds_of is 'Length of a set of stretches in seconds, exact to the microsecond.';

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

create function micro_stop_threshold_seconds(measured_id int, at timestamptz) returns numeric
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select coalesce(measured.micro_stop_cycles * ordered.cycle_seconds, measured.micro_stop_seconds)
    from equipment measured
    cross join order_stretches(array[measured_id], at, at + interval '1 microsecond') ordered
    where measured.id = measured_id
  );
end;
$$;
comment on function micro_stop_threshold_seconds is 'A stop that begins at an instant is a micro stop when it is shorter than this: so many ideal cycles of the product that runs then where the equipment counts in cycles, else its seconds. Seconds.';

create function loss_of_stop(is_planned boolean, is_micro boolean, loss_category text) returns text
  language sql immutable
  -- Without settings of its own, so that it becomes part of the question that calls it.
  return case when is_planned then 'planned' when is_micro then 'micro_stop' else coalesce(loss_category, 'breakdown') end;
comment on function loss_of_stop is 'The loss that a stop is, by its reason and whether it is below the micro-stop threshold: planned, micro_stop, setup or breakdown. Without a reason: micro_stop or breakdown.';

create view stop_losses as
select
  stop.equipment_id, stop.stop_id, stop.started_at, stop.ended_at, stop.is_whole, stop.downtime_reason_id, stop.is_micro,
  loss_of_stop(reason.is_planned, stop.is_micro, reason.loss_category) as loss
from (
  select lasting.*,
    case when lasting.is_whole then extract(epoch from lasting.ended_at - lasting.started_at)
        else seconds_of(time_stopped(lasting.equipment_id, lasting.started_at, lasting.ended_at)) end
      < case when machine.micro_stop_cycles is null then machine.micro_stop_seconds
        else micro_stop_threshold_seconds(lasting.equipment_id, lasting.started_at) end as is_micro
  from (
    select event.equipment_id, event.id as stop_id, event.started_at, event.downtime_reason_id,
      not (event.is_manual or event.has_gaps) as is_whole,
      case when event.ended_at is null
        then greatest(event.started_at, case when event.is_manual then now() else known_until(event.equipment_id) end)
        else event.ended_at end as ended_at
    from equipment_events event
    where event.kind = 'stop'
  ) lasting
  join equipment machine on machine.id = lasting.equipment_id
) stop
left join downtime_reasons reason on reason.id = stop.downtime_reason_id;
comment on view stop_losses is 'Every stop from border to border, open ones until now, and the loss that it is by its own full length: planned, micro_stop, setup or breakdown. Nobody said why: breakdown. Of a stop that is not whole, only what is in time_stopped belongs to it.';
comment on column stop_losses.equipment_id is 'The equipment.';
comment on column stop_losses.stop_id is 'The stop, a row of equipment_events.';
comment on column stop_losses.started_at is 'When it began.';
comment on column stop_losses.ended_at is 'When it ended; of an open stop, until when it is known to last.';
comment on column stop_losses.is_whole is 'False for stops that people added or merged, between whose borders the machine may have run or had no data.';
comment on column stop_losses.downtime_reason_id is 'Why; null while nobody said.';
comment on column stop_losses.is_micro is 'True below the micro-stop threshold of its equipment, whatever its reason.';
comment on column stop_losses.loss is 'planned, micro_stop, setup or breakdown.';

create index equipment_events_not_whole on equipment_events (equipment_id, started_at) where is_manual or has_gaps;
