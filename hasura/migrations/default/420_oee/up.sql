-- OEE: the answer, a row for each group and bucket.

create function oee(
  "from" timestamptz,
  "to" timestamptz,
  equipment_ids int[] default null,
  group_by text default 'equipment',
  bucket text default null
) returns setof oee_results
  language sql stable
  -- Without settings of its own and bound to what it names, so that it becomes part of the question that calls it: columns that
  -- nobody asked for are not carried along. Nothing is sorted here for the same reason: answers come in the order of time.
begin atomic
  select
    oee.group_by, groups.group_key, groups.group_name, answer.bucket_from, answer.bucket_to, groups.time_zone,
    answer.calendar_seconds, answer.scheduled_seconds, answer.no_data_seconds, answer.planned_stop_seconds,
    answer.planned_production_seconds, answer.breakdown_seconds, answer.setup_seconds, answer.micro_stop_seconds,
    answer.downtime_seconds, answer.run_seconds, answer.total_units, answer.scrap_units, answer.good_units,
    answer.ideal_seconds, answer.ideal_good_seconds, answer.reduced_speed_seconds, answer.startup_reject_seconds,
    answer.production_reject_seconds, answer.breakdown_count, answer.setup_count, answer.micro_stop_count,
    answer.coverage, answer.availability, answer.performance, answer.quality, answer.oee, answer.ooe, answer.teep,
    answer.mtbf_seconds, answer.mttr_seconds, answer.hint,
    groups.no_data_counts_as, groups.micro_stop_counts_as, groups.settings, groups.measured_equipment_ids
  from (
    select shared.*, unnest(shared.group_keys) as group_key
    from oee_answers("from", "to", equipment_ids, group_by, bucket) shared
  ) answer
  join oee_groups("from", "to", equipment_ids, group_by, bucket) groups on groups.group_key = answer.group_key;
end;
comment on function oee is 'OEE and everything that it is made of, for a range, exact to the samples that are there. Adjacent ranges add up. Rows come in the order of time. Time after now and before the first sample has no data. equipment_ids: null for all; a line stands for its constraint machine, else its machines. group_by: equipment, line, area, site, enterprise, shift, team, order or product. bucket: minute, quarter_hour, hour, day, week, month or year in each site''s zone, or null for the whole range.';
