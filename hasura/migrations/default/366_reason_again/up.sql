-- What the rules for reasons look at, other than stops, changes: the rules themselves, order runs, counts of good pieces, and
-- which line a machine belongs to. Stops that it may concern are judged again at once.

create function has_changeover_rules() returns boolean
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return exists (select from stop_reason_rules rule where rule.active and rule.is_at_order_change);
end;
$$;
comment on function has_changeover_rules is 'Whether any rule looks at order changes.';

create function reason_changeovers_again(
  of_equipment_id int, "from" timestamptz, "to" timestamptz, judged tstzmultirange default '{}'
) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  first_at timestamptz := coalesce(good_piece_before(of_equipment_id, "from"), '-infinity');
  concerned constant tstzrange := tstzrange(
    coalesce((stop_before(of_equipment_id, first_at)).started_at, '-infinity'),
    coalesce(good_piece_behind(of_equipment_id, "to"), 'infinity'));
begin
  perform reason_again(of_equipment_id, lower(part), upper(part))
  from unnest(tstzmultirange(concerned) - judged) part;
end;
$$;
comment on function reason_changeovers_again is 'Judges the stops again around a range in which orders or counts have changed: from the good piece before it to the one behind it, but for those that have been judged since.';

create function has_orders_behind(of_equipment_id int, at timestamptz) returns boolean
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
begin
  return exists (
    select from equipment
    cross join lateral unnest(array[equipment.id, equipment.parent_id]) place
    join production_order_runs run on run.equipment_id = place and run.started_at > at
    where equipment.id = of_equipment_id);
end;
$$;
comment on function has_orders_behind is 'Whether an order began on equipment, or on its line, after an instant.';

create function reason_counted_islands(islands derivation_island[], judged stop_zone[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  island derivation_island;
begin
  if not has_changeover_rules() then
    return;
  end if;
  foreach island in array islands loop
    if not island.is_tail or island.state not in (0, 6) or has_orders_behind(island.equipment_id, island.after) then
      perform reason_changeovers_again(island.equipment_id, coalesce(island.after, '-infinity'), island.until, (
        select coalesce(range_agg(zone.span), '{}') from unnest(judged) zone where zone.equipment_id = island.equipment_id));
    end if;
  end loop;
end;
$$;
comment on function reason_counted_islands is 'After counts of islands: late ones, those that came while the machine stood still, and those from before an order that is known to have begun, may begin or end a changeover. Stops that were worked out after the counts have been judged.';

create function reason_changeovers_of_runs(runs production_order_runs[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_sort = off
as $$
declare
  changed record;
  first_made_at timestamptz;
  at timestamptz;
begin
  for changed in
    select machine.id as equipment_id, array_agg(distinct moved.at) as times
    from (
      select run.equipment_id, unnest(array[run.started_at, (
        select later.started_at from production_order_runs later
        where later.equipment_id = run.equipment_id and later.started_at > run.started_at
        order by later.started_at limit 1)]) as at
      from unnest(runs) run
    ) moved
    join equipment machine on moved.equipment_id in (machine.id, machine.parent_id)
    where moved.at is not null
    group by machine.id
    order by machine.id
  loop
    perform lock_stops(changed.equipment_id);
    first_made_at := good_piece_behind(changed.equipment_id, '-infinity');
    foreach at in array changed.times loop
      -- Without a good piece before it a change of orders is no changeover.
      if first_made_at < at then
        perform reason_changeovers_again(changed.equipment_id, at, at);
      end if;
    end loop;
  end loop;
end;
$$;
comment on function reason_changeovers_of_runs is 'After order runs began, moved or went: the stops around their starts and around those of the next runs.';

create function reason_changeovers_of_new_runs() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if has_changeover_rules() then
    perform reason_changeovers_of_runs(array(select row(run.*)::production_order_runs from new_runs run));
  end if;
  return null;
end;
$$;
comment on function reason_changeovers_of_new_runs is 'After runs of orders began.';

create trigger new_runs_may_be_changeovers
  after insert on production_order_runs
  referencing new table as new_runs
  for each statement execute function reason_changeovers_of_new_runs();

create function reason_changeovers_of_moved_runs() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if has_changeover_rules() then
    perform reason_changeovers_of_runs(array(
      select unnest(array[row(before.*)::production_order_runs, row(after.*)::production_order_runs])
      from old_runs before
      join new_runs after on after.id = before.id
      where (before.production_order_id, before.equipment_id, before.started_at)
        is distinct from (after.production_order_id, after.equipment_id, after.started_at)));
  end if;
  return null;
end;
$$;
comment on function reason_changeovers_of_moved_runs is 'After runs began at another time, on other equipment or of another order.';

create trigger moved_runs_may_be_changeovers
  after update on production_order_runs
  referencing old table as old_runs new table as new_runs
  for each statement execute function reason_changeovers_of_moved_runs();

create function reason_changeovers_of_removed_runs() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if has_changeover_rules() then
    perform reason_changeovers_of_runs(array(select row(run.*)::production_order_runs from old_runs run));
  end if;
  return null;
end;
$$;
comment on function reason_changeovers_of_removed_runs is 'After runs of orders went.';

create trigger removed_runs_may_have_been_changeovers
  after delete on production_order_runs
  referencing old table as old_runs
  for each statement execute function reason_changeovers_of_removed_runs();

create function reason_equipment_again(rule stop_reason_rules) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  concerned int;
begin
  for concerned in
    select equipment.id
    from equipment
    join areas on areas.id = equipment.area_id
    join sites on sites.id = areas.site_id
    where sites.enterprise_id = rule.enterprise_id
      and (rule.equipment_id is null or rule.equipment_id in (equipment.id, equipment.parent_id))
    order by equipment.id
  loop
    perform lock_stops(concerned);
    perform reason_again(concerned, rule.valid_from, rule.valid_to);
  end loop;
end;
$$;
comment on function reason_equipment_again is 'Judges all stops again that a rule may concern.';

create function follow_reason_rules() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if tg_op <> 'INSERT' and old.active then
    perform reason_equipment_again(old);
  end if;
  if tg_op <> 'DELETE' and new.active then
    perform reason_equipment_again(new);
  end if;
  return null;
end;
$$;
comment on function follow_reason_rules is 'Stops follow the rules that hold, whenever those were written.';

create trigger stops_follow_the_rules
  after insert or update or delete on stop_reason_rules
  for each row execute function follow_reason_rules();

create function reason_moved_equipment() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform lock_stops(new.id);
  perform reason_again(new.id, '-infinity', 'infinity');
  return null;
end;
$$;
comment on function reason_moved_equipment is 'After a machine has moved to another line or area: other rules and orders apply.';

create trigger a_moved_machine_follows_other_rules
  after update of parent_id, area_id on equipment
  for each row when ((new.parent_id, new.area_id) is distinct from (old.parent_id, old.area_id))
  execute function reason_moved_equipment();
