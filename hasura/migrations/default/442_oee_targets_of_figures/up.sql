-- OEE beside its target: the one that held when the range, the bucket or the shift began.

create function shared_oee_target(equipment_ids int[], at timestamptz) returns numeric
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  return (
    select min(measured.target)
    from (select oee_target_of_equipment(measured_id, at) as target from unnest(equipment_ids) measured_id) measured
    having count(*) = count(measured.target) and min(measured.target) = max(measured.target));
end;
$$;
comment on function shared_oee_target is 'The OEE that all of some equipment aims at in what begins at a time; null unless they agree.';

create function oee_target_of_result(result oee_results) returns numeric
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  -- One branch and its kept plan per row: as one statement it took fifteen times as long.
  if result.group_by in ('equipment', 'line') then
    return oee_target_of_equipment(result.group_key::int, result.started_at);
  end if;
  return coalesce(shared_oee_target(result.measured_equipment_ids, result.started_at), case result.group_by
    when 'area' then (
      select aim.target
      from areas
      join sites on sites.id = areas.site_id
      cross join lateral oee_target_of_place(sites.enterprise_id, sites.id, areas.id, null, null, result.started_at) aim
      where areas.id = result.group_key)
    when 'site' then (
      select aim.target
      from sites
      cross join lateral oee_target_of_place(sites.enterprise_id, sites.id, null, null, null, result.started_at) aim
      where sites.id = result.group_key)
    when 'enterprise' then (
      select aim.target from oee_target_of_place(result.group_key::int, null, null, null, null, result.started_at) aim)
  end);
end;
$$;
comment on function oee_target_of_result is 'The OEE that the group of a result aims at: of equipment and lines their own; else the one that all its machines share; else that of the area, site or enterprise. Null without one.';

create function oee_target_of_shift(figures shift_figures) returns numeric
  language sql stable
begin atomic
  select oee_target_of_equipment(figures.equipment_id, figures.started_at);
end;
comment on function oee_target_of_shift is 'The OEE that the equipment aimed at in a reported shift; null without a target.';

create function oee_target_seconds_of_result(result oee_results) returns numeric
  language sql stable
begin atomic
  select result.planned_production_seconds * oee_target_of_result(result);
end;
comment on function oee_target_seconds_of_result is 'The ideal time of good units that the group of a result aims at: its planned production time at its target. Null without one. Seconds.';
