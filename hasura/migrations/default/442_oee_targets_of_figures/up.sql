-- OEE beside its target: the one that held when the range, the bucket or the shift began.

create function oee_target_of_result(result oee_results) returns numeric
  language sql stable
begin atomic
  select case
    when result.group_by in ('equipment', 'line') then oee_target_of_equipment(result.group_key::int, result.started_at)
    else coalesce(
      (select min(measured.target)
       from (
         select oee_target_of_equipment(measured_id, result.started_at) as target
         from unnest(result.measured_equipment_ids) measured_id
       ) measured
       having count(*) = count(measured.target) and min(measured.target) = max(measured.target)),
      (select aim.target
       from areas
       join sites on sites.id = areas.site_id
       cross join lateral oee_target_of_place(sites.enterprise_id, sites.id, areas.id, null, null, result.started_at) aim
       where result.group_by = 'area' and areas.id = result.group_key),
      (select aim.target
       from sites
       cross join lateral oee_target_of_place(sites.enterprise_id, sites.id, null, null, null, result.started_at) aim
       where result.group_by = 'site' and sites.id = result.group_key),
      (select aim.target
       from oee_target_of_place(result.group_key::int, null, null, null, null, result.started_at) aim
       where result.group_by = 'enterprise'))
  end;
end;
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
