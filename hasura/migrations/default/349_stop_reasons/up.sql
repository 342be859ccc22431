-- Derivation, step 7: why did equipment stand still? What people said comes first, then the rules.

create function reasoned_by_people(stop stop_draft) returns stop_draft
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
declare
  whole tstzrange := tstzrange(stop.started_at, stop.ended_at);
  unsaid tstzmultirange := tstzmultirange(tstzrange(stop.started_at, coalesce(stop.ended_at, 'infinity')));
  covers tstzmultirange;
  fact record;
  ids bigint[] := '{}';
  seconds numeric[] := '{}';
begin
  for fact in
    select said.id, said.span from stop_facts said
    where said.equipment_id = stop.equipment_id and said.span && whole
      and said.kind = 'reason' and said.withdrawn_by_id is null
    order by said.id desc
  loop
    covers := unsaid * tstzmultirange(fact.span);
    if not isempty(covers) then
      unsaid := unsaid - covers;
      ids := ids || fact.id;
      seconds := seconds || (
        select sum(extract(epoch from upper(part)) - extract(epoch from lower(part))) from unnest(covers) part);
    end if;
  end loop;
  select said.downtime_reason_id, said.note, said.justified_by, said.justified_at
  into stop.downtime_reason_id, stop.note, stop.justified_by, stop.justified_at
  from (
    select reason.*, seen.seconds, sum(seen.seconds) over (partition by reason.downtime_reason_id) as reason_seconds,
      max(reason.id) over (partition by reason.downtime_reason_id) as last_id
    from unnest(ids, seconds) seen (id, seconds)
    join stop_facts reason on reason.id = seen.id
  ) said
  order by said.downtime_reason_id is null, said.reason_seconds desc, said.last_id desc, said.seconds desc, said.id desc
  limit 1;
  if stop.downtime_reason_id is null then
    stop.justified_by := null;
    stop.justified_at := null;
  end if;
  return stop;
end;
$$;
comment on function reasoned_by_people is 'A stop with the reason that people gave to most of it. Where later words cover earlier ones, the later ones count; a stretch without a reason gives way to one that has one.';

create function stop_rules_for(of_equipment_id int) returns stop_reason_rules[]
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return array(
    select rule
    from equipment
    join areas on areas.id = equipment.area_id
    join sites on sites.id = areas.site_id
    join stop_reason_rules rule on rule.enterprise_id = sites.enterprise_id
      and (rule.equipment_id is null or rule.equipment_id in (equipment.id, equipment.parent_id))
    where equipment.id = of_equipment_id and rule.active
    order by rule.priority, rule.id);
end;
$$;
comment on function stop_rules_for is 'The active rules for a piece of equipment, the winning ones first.';

create function good_piece_before(of_equipment_id int, at timestamptz) returns timestamptz
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_sort = off
as $$
begin
  return (
    select counts.time from equipment_counts counts
    where counts.equipment_id = of_equipment_id and counts.time < at and counts.produced > counts.scrap
    order by counts.time desc limit 1
  );
end;
$$;
comment on function good_piece_before is 'When equipment last made a good piece before an instant.';

create function good_piece_behind(of_equipment_id int, at timestamptz) returns timestamptz
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_sort = off
as $$
begin
  return (
    select counts.time from equipment_counts counts
    where counts.equipment_id = of_equipment_id and counts.time > at and counts.produced > counts.scrap
    order by counts.time limit 1
  );
end;
$$;
comment on function good_piece_behind is 'When equipment next made a good piece after an instant.';

create function is_order_change(run production_order_runs) returns boolean
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
begin
  return run.production_order_id <> (
    select earlier.production_order_id from production_order_runs earlier
    where earlier.equipment_id = run.equipment_id and earlier.started_at < run.started_at
    order by earlier.started_at desc limit 1);
end;
$$;
comment on function is_order_change is 'Whether a run is of another order than the one before it. Resuming an order is no change; of the first run it is unknown.';

create function order_changes_around(of_equipment_id int, "from" timestamptz, "to" timestamptz) returns setof timestamptz
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
begin
  return query
    select changed.started_at
    from equipment
    cross join lateral unnest(array[equipment.id, equipment.parent_id]) place
    cross join lateral (
      (select run.started_at from production_order_runs run
       where run.equipment_id = place and run.started_at <= "from" and is_order_change(run)
       order by run.started_at desc limit 1)
      union all
      (select run.started_at from production_order_runs run
       where run.equipment_id = place and run.started_at > "from" and run.started_at <= "to" and is_order_change(run))
      union all
      (select run.started_at from production_order_runs run
       where run.equipment_id = place and run.started_at > "to" and is_order_change(run)
       order by run.started_at limit 1)
    ) changed
    where equipment.id = of_equipment_id;
end;
$$;
comment on function order_changes_around is 'When the order on a piece of equipment, or on its line, changed to another one: in a range, the last time before it and the first time behind it.';

create function changeovers_around(of_equipment_id int, "from" timestamptz, "to" timestamptz) returns tstzmultirange
  language sql stable
  set search_path = pg_catalog, public
as $$
  select coalesce(range_agg(tstzrange(made.last_before, made.first_behind, '(]')), '{}')
  from (
    select good_piece_before(of_equipment_id, change) as last_before,
      good_piece_behind(of_equipment_id, change - interval '1 microsecond') as first_behind
    from order_changes_around(of_equipment_id, "from", "to") change
    offset 0 -- each piece is looked up once, not again wherever it is used
  ) made
  where made.last_before is not null;
$$;
comment on function changeovers_around is 'When equipment was changed over in a range or around it: from the last good piece of an order until the first good piece of the next. Equipment that counts no good pieces has no changeovers.';

create type known_changeovers as (
  equipment_id int,
  within tstzrange,
  spans tstzmultirange
);
comment on type known_changeovers is 'The changeovers of equipment, as far as they have been looked up.';

create function middle_of(stop stop_draft) returns timestamptz
  language sql immutable
  set search_path = pg_catalog, public
as $$ select stop.started_at + coalesce(stop.ended_at - stop.started_at, interval '0') / 2 $$;
comment on function middle_of is 'Where a stop lies, for a piece may be counted a moment after the machine has stopped: halfway; of an open stop, its start.';

create function changeovers_near(stop stop_draft, rules stop_reason_rules[], known known_changeovers) returns known_changeovers
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  middle constant timestamptz := middle_of(stop);
  reach interval := interval '0';
begin
  if known.equipment_id = stop.equipment_id then
    if known.within @> middle then
      return known;
    end if;
    -- A single stop costs one short look; of many, each look reaches much further than the one before.
    reach := least(greatest(8 * (upper(known.within) - lower(known.within)), interval '1 hour'), interval '2 days');
  end if;
  if exists (select from unnest(rules) rule where rule.is_at_order_change) then
    return row(stop.equipment_id, tstzrange(middle, middle + reach, '[]'),
      changeovers_around(stop.equipment_id, middle, middle + reach));
  end if;
  return row(stop.equipment_id, '(,)'::tstzrange, '{}'::tstzmultirange);
end;
$$;
comment on function changeovers_near is 'The changeovers around a stop: those known already where they reach so far, else looked up.';

create function fits_rule(stop stop_draft, preceding stop_draft, rule stop_reason_rules, changeovers tstzmultirange) returns boolean
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
declare
  seconds numeric;
begin
  if stop.started_at < rule.valid_from or stop.started_at >= rule.valid_to
    or coalesce(stop.state <> all (rule.states), rule.states is not null)
    or coalesce(stop.mode <> all (rule.modes), rule.modes is not null)
    or (rule.preceding_reason_id is not null and preceding.downtime_reason_id is distinct from rule.preceding_reason_id)
    or stop.started_at > preceding.ended_at + make_interval(secs => rule.preceding_within_seconds)
  then
    return false;
  end if;
  if rule.minimum_seconds is not null or rule.maximum_seconds is not null then
    seconds := case when stop.has_gaps then seconds_of(time_stopped(stop.equipment_id, stop.started_at, stop.ended_at))
      else extract(epoch from stop.ended_at) - extract(epoch from stop.started_at) end;
    if stop.ended_at is null or seconds < rule.minimum_seconds or seconds >= rule.maximum_seconds then
      return false;
    end if;
  end if;
  return not rule.is_at_order_change or changeovers @> middle_of(stop);
end;
$$;
comment on function fits_rule is 'Whether all conditions of a rule hold for a stop behind the one that precedes it.';

create function reasoned_by_rules(stop stop_draft, preceding stop_draft, rules stop_reason_rules[], changeovers tstzmultirange)
  returns stop_draft
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  rule stop_reason_rules;
begin
  foreach rule in array rules loop
    if fits_rule(stop, preceding, rule, changeovers) then
      stop.downtime_reason_id := rule.downtime_reason_id;
      stop.reason_rule_id := rule.id;
      exit;
    end if;
  end loop;
  return stop;
end;
$$;
comment on function reasoned_by_rules is 'A stop without a reason with that of the first rule that fits.';

create function drafted_stop(event equipment_events) returns stop_draft
  language sql immutable
  set search_path = pg_catalog, public
as $$
  select row(event.equipment_id, event.started_at, event.ended_at, event.state, event.mode, event.is_manual, event.has_gaps,
    event.downtime_reason_id, event.reason_rule_id, event.note, event.justified_by, event.justified_at)::stop_draft;
$$;
comment on function drafted_stop is 'A stop as it stands.';

create function stop_before(of_equipment_id int, at timestamptz) returns stop_draft
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
begin
  return (
    select drafted_stop(event) from equipment_events event
    where event.equipment_id = of_equipment_id and event.kind = 'stop' and event.started_at < at
    order by event.started_at desc limit 1
  );
end;
$$;
comment on function stop_before is 'The last stop that began before an instant.';

create function reason_stops(stops stop_draft[]) returns stop_draft[]
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
declare
  n int;
  rules stop_reason_rules[];
  has_rules boolean := exists (select from stop_reason_rules rule where rule.active);
  preceding stop_draft;
  changeovers known_changeovers;
begin
  for n in
    select drafted.n from unnest(stops) with ordinality as drafted (
      equipment_id, started_at, ended_at, state, mode, is_manual, has_gaps, downtime_reason_id, reason_rule_id, note,
      justified_by, justified_at, n)
    where exists (
      select from stop_facts fact
      where fact.equipment_id = drafted.equipment_id and fact.span && tstzrange(drafted.started_at, drafted.ended_at)
        and fact.kind = 'reason' and fact.withdrawn_by_id is null)
  loop
    stops[n] := reasoned_by_people(stops[n]);
  end loop;
  if has_rules then
    for n in 1..cardinality(stops) loop
      if preceding.equipment_id is distinct from stops[n].equipment_id then
        rules := stop_rules_for(stops[n].equipment_id);
        preceding := stop_before(stops[n].equipment_id, stops[n].started_at);
      end if;
      if stops[n].downtime_reason_id is null and not stops[n].is_manual then
        changeovers := changeovers_near(stops[n], rules, changeovers);
        stops[n] := reasoned_by_rules(stops[n], preceding, rules, changeovers.spans);
      end if;
      preceding := stops[n];
    end loop;
  end if;
  return stops;
end;
$$;
comment on function reason_stops is 'Stops, in order of equipment and time, with their reasons: a person''s, else a rule''s. Stops that a person added wait for a person.';

create function reason_again(of_equipment_id int, "from" timestamptz, "to" timestamptz) returns void
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
declare
  rules stop_reason_rules[] := stop_rules_for(of_equipment_id);
  preceding stop_draft := stop_before(of_equipment_id, "from");
  changeovers known_changeovers;
  judged stop_draft;
  event equipment_events;
begin
  perform set_config('andon.derives_stops', 'on', true);
  for event in
    select later.* from equipment_events later
    where later.equipment_id = of_equipment_id and later.kind = 'stop' and later.started_at >= "from"
    order by later.started_at
  loop
    judged := drafted_stop(event);
    if not event.is_manual and (event.downtime_reason_id is null or event.reason_rule_id is not null) then
      judged.downtime_reason_id := null;
      judged.reason_rule_id := null;
      changeovers := changeovers_near(judged, rules, changeovers);
      judged := reasoned_by_rules(judged, preceding, rules, changeovers.spans);
    end if;
    if (judged.downtime_reason_id, judged.reason_rule_id)
      is distinct from (event.downtime_reason_id, event.reason_rule_id) then
      update equipment_events stop set
        downtime_reason_id = judged.downtime_reason_id, reason_rule_id = judged.reason_rule_id
      where stop.id = event.id;
    elsif event.started_at >= "to" then
      exit;
    end if;
    preceding := judged;
  end loop;
  perform set_config('andon.derives_stops', 'off', true);
end;
$$;
comment on function reason_again is 'Lets the rules judge the stops again that begin in a range, and those behind it for as long as one''s reason changes the next one''s.';

create function pass_reasons_on(zones stop_zone[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  if exists (select from stop_reason_rules rule where rule.active and rule.preceding_reason_id is not null) then
    perform reason_again(zone.equipment_id, upper(zone.span), upper(zone.span))
    from unnest(zones) zone where upper(zone.span) < 'infinity';
  end if;
end;
$$;
comment on function pass_reasons_on is 'Stops behind zones may owe their reason to the last stop in them.';
