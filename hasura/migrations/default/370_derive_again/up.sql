-- Settings that decide how samples are read change: everything derived from the samples of the equipment follows.

create function derive_equipment_again(of_equipment_id int) returns int
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  span sample_span;
  day_count int := 0;
begin
  for span in
    select v.equipment_id, min(v.time), max(v.time), false, false, false, false, false, false
    from equipment_values v
    where v.equipment_id = of_equipment_id
    group by v.equipment_id, date_bin('1 day', v.time, timestamptz '2000-01-01 00:00+00')
    order by 2
  loop
    perform lock_equipment_tails(array[span]);
    perform derive_spans('{}', array[span]);
    day_count := day_count + 1;
  end loop;
  if day_count > 0 then
    perform update_equipment_status(array[of_equipment_id]);
  end if;
  return day_count;
end;
$$;
comment on function derive_equipment_again is 'Derives everything of a piece of equipment from its samples again, day by day, and says how many days that were. What stays equal is not touched; stops keep identity and reasons.';

create function derive_again_for_equipment() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform derive_equipment_again(new.id);
  return null;
end;
$$;
comment on function derive_again_for_equipment is 'After a change of stale_after_seconds.';

create trigger a_new_time_until_stale_is_derived_from
  after update of stale_after_seconds on equipment
  for each row when (new.stale_after_seconds is distinct from old.stale_after_seconds)
  execute function derive_again_for_equipment();

create function derive_again_for_source() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if tg_op <> 'INSERT' then
    perform derive_equipment_again(old.equipment_id);
  end if;
  if tg_op = 'INSERT' or (tg_op = 'UPDATE' and new.equipment_id <> old.equipment_id) then
    perform derive_equipment_again(new.equipment_id);
  end if;
  return null;
end;
$$;
comment on function derive_again_for_source is 'After a change of what a source declares about its counters.';

create trigger a_new_source_is_derived_from
  after insert on packml_register
  for each row when (new.counter_maximum is not null or new.maximum_rate_per_min is not null)
  execute function derive_again_for_source();

create trigger a_changed_source_is_derived_from
  after update on packml_register
  for each row when (
    (new.equipment_id, new.active, new.counter_maximum, new.maximum_rate_per_min)
      is distinct from (old.equipment_id, old.active, old.counter_maximum, old.maximum_rate_per_min))
  execute function derive_again_for_source();

create trigger a_removed_source_is_derived_from
  after delete on packml_register
  for each row when (old.counter_maximum is not null or old.maximum_rate_per_min is not null)
  execute function derive_again_for_source();
