-- One row per machine for people: names instead of numbers. Reads current-state tables only.
--
-- It doesn't look at the time, so that live views are asked again when a row changes and not every moment: what time alone changes
-- is as refresh_equipment_status() wrote it into the status. Rates and targets are those that held when it was last worked out.

create table packml_states (
  state smallint not null,
  name text not null,
  constraint a_packml_state_is_known_by_its_number primary key (state)
);
comment on table packml_states is 'Names of the PackML states, and 0 for no data.';
comment on column packml_states.state is 'PackML StateCurrent.';
comment on column packml_states.name is 'Name by ISA-TR88.00.02.';
insert into packml_states (state, name) values
  (0, 'No data'), (1, 'Clearing'), (2, 'Stopped'), (3, 'Starting'), (4, 'Idle'), (5, 'Suspended'), (6, 'Execute'),
  (7, 'Stopping'), (8, 'Aborting'), (9, 'Aborted'), (10, 'Holding'), (11, 'Held'), (12, 'Unholding'), (13, 'Suspending'),
  (14, 'Unsuspending'), (15, 'Resetting'), (16, 'Completing'), (17, 'Complete');

create view equipment_overview as
select
  equipment.id as equipment_id,
  enterprises.name as enterprise,
  sites.name as site,
  sites.time_zone,
  areas.name as area,
  line.name as line,
  equipment.name as equipment,
  case when status.is_stale then 0 else status.state end as state,
  packml_states.name as state_name,
  status.state_since,
  status.speed,
  production_orders.code as production_order,
  shift_instances.name as shift,
  status.shift_good,
  status.shift_scrap,
  status.shift_oee,
  status.shift_availability,
  status.shift_performance,
  status.shift_quality,
  status.shift_coverage,
  status.last_sample_at,
  status.is_stale,
  areas.id as area_id,
  sites.id as site_id,
  status.stop_id,
  case when stop.id is not null then loss_of_stop(reason.is_planned, status.stop_is_micro, reason.loss_category) end as loss,
  reason.name as reason,
  status.shift_instance_id is not null
    or not exists (select from equipment_calendars followed where followed.equipment_id = equipment.id) as is_scheduled,
  target.ideal_rate_per_min,
  coalesce(status.speed / nullif(target.ideal_rate_per_min, 0)::double precision, status.shift_performance::double precision) as pace,
  aim.target as oee_target
from equipment
join areas on areas.id = equipment.area_id
join sites on sites.id = areas.site_id
join enterprises on enterprises.id = sites.enterprise_id
left join equipment line on line.id = equipment.parent_id
join equipment_status status on status.equipment_id = equipment.id
join packml_states on packml_states.state = case when status.is_stale then 0 else status.state end
left join production_order_runs run on run.id = status.production_order_run_id
left join production_orders on production_orders.id = run.production_order_id
left join shift_instances on shift_instances.id = status.shift_instance_id
left join equipment_events stop on stop.id = status.stop_id
left join downtime_reasons reason on reason.id = stop.downtime_reason_id
left join lateral (
  select rate.ideal_rate_per_min from product_rates rate
  where rate.product_id = production_orders.product_id and rate.equipment_id = equipment.id and rate.effective_from <= status.updated_at
  order by rate.effective_from desc limit 1
) of_product on true
cross join lateral (select coalesce(of_product.ideal_rate_per_min, equipment.ideal_rate_per_min) as ideal_rate_per_min) target
left join lateral oee_target_of_place(
  enterprises.id, sites.id, areas.id, equipment.parent_id, equipment.id, coalesce(shift_instances.started_at, status.updated_at)) aim on true
where not exists (select from equipment machine where machine.parent_id = equipment.id);
comment on view equipment_overview is 'How every machine is doing now, with names: every piece of equipment that has signals of its own.';
comment on column equipment_overview.equipment_id is 'The equipment.';
comment on column equipment_overview.enterprise is 'Name of its enterprise.';
comment on column equipment_overview.site is 'Name of its site.';
comment on column equipment_overview.time_zone is 'Zone of its site.';
comment on column equipment_overview.area is 'Name of its area.';
comment on column equipment_overview.line is 'Name of its line; null when it stands alone or is a line itself.';
comment on column equipment_overview.equipment is 'Name of the equipment.';
comment on column equipment_overview.state is 'PackML state now; 0 without current data.';
comment on column equipment_overview.state_name is 'Name of the state.';
comment on column equipment_overview.state_since is 'Since when.';
comment on column equipment_overview.speed is 'Last reported speed. Units per minute.';
comment on column equipment_overview.production_order is 'Code of the order that runs.';
comment on column equipment_overview.shift is 'Name of the shift that takes place.';
comment on column equipment_overview.shift_good is 'Good units of this shift so far.';
comment on column equipment_overview.shift_scrap is 'Scrap of this shift so far.';
comment on column equipment_overview.shift_oee is 'OEE of this shift so far, 0 to 1.';
comment on column equipment_overview.shift_availability is 'Availability of this shift so far, 0 to 1.';
comment on column equipment_overview.shift_performance is 'Performance of this shift so far.';
comment on column equipment_overview.shift_quality is 'Quality of this shift so far, 0 to 1.';
comment on column equipment_overview.shift_coverage is 'Share of this shift''s time so far with data.';
comment on column equipment_overview.last_sample_at is 'Time of the last sample.';
comment on column equipment_overview.is_stale is 'True when there is no current data.';
comment on column equipment_overview.area_id is 'Its area.';
comment on column equipment_overview.site_id is 'Its site.';
comment on column equipment_overview.stop_id is 'The stop that is open; null while it runs.';
comment on column equipment_overview.loss is 'What the open stop is so far: planned, breakdown, setup or micro_stop.';
comment on column equipment_overview.reason is 'Name of the reason of the open stop; null when nobody has said why.';
comment on column equipment_overview.is_scheduled is 'True while a shift takes place; always true without a calendar.';
comment on column equipment_overview.ideal_rate_per_min is 'What it would make at the ideal rate now: of the product that runs, else its own. Units per minute.';
comment on column equipment_overview.pace is 'Its speed as part of the ideal rate; of equipment that reports no speed the performance of the shift so far. 1 is on target.';
comment on column equipment_overview.oee_target is 'The OEE that it aims at in this shift, above 0 and at most 1; null without a target.';

create function data_age_seconds(overview equipment_overview) returns numeric
  language sql stable
begin atomic
  select extract(epoch from now() - overview.last_sample_at);
end;
comment on function data_age_seconds(equipment_overview) is 'Age of the last sample. Seconds. A live query that asks for it is asked every interval.';
