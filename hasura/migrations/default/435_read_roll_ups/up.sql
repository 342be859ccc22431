-- Reading roll-ups: what oee (420) measures is taken from here where it is rolled up and nothing has touched it.

create function rolled_up_or_measured(asked measured_stretch[]) returns table (number int, measure oee_measure)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set work_mem = '32MB'
as $$
begin
  -- One statement sees samples, edits, marks and roll-ups as of the same instant: a mark comes with what it stands for.
  return query
    with stretches as materialized (
      select stretch.* from unnest(asked) stretch
    ), marks as materialized (
      select touched.equipment_id, range_agg(touched.stretch) as stretches from touched_stretches touched group by touched.equipment_id
    ), rolled as materialized (
      select distinct on (stretches.number) stretches.number, rolled.measure
      from stretches
      join oee_roll_ups rolled on rolled.equipment_id = stretches.equipment_id
        and rolled.started_at = stretches.started_at and rolled.ended_at = stretches.ended_at and rolled.touched_at is null
      left join marks on marks.equipment_id = stretches.equipment_id
      where marks.stretches is null or not marks.stretches && tstzrange(stretches.started_at, stretches.ended_at)
    )
    select rolled.number, rolled.measure from rolled
    union all
    select measured.number, measured.measure
    from measure_stretches(array(
      select row(stretches.number, stretches.equipment_id, stretches.started_at, stretches.ended_at)::measured_stretch
      from stretches
      where not exists (select from rolled where rolled.number = stretches.number)
    )) measured;
end;
$$;
comment on function rolled_up_or_measured is 'Times and counts of many stretches at once: of hours, days and shifts that are rolled up and untouched from oee_roll_ups, of all others as measure_stretches works them out. Both are equal.';
