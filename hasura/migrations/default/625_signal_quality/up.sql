-- How far the signals with a rule can be believed, counted from the stored rows: late rows and rows sent again change
-- nothing but what they should.

create view signal_quality_by_hour as
with measured as (
  select metric.equipment_id, metric.name as signal, measured.time, measured.quality
  from telemetry measured
  join metrics metric on metric.id = measured.metric_id
  union all
  select v.equipment_id, carried.signal, v.time, v.quality
  from equipment_values v
  cross join lateral (values
    ('state', v.state is not null), ('mode', v.mode is not null), ('speed', v.speed is not null),
    ('produced', v.produced is not null), ('scrap', v.scrap is not null),
    ('produced_counter', v.produced_counter is not null), ('scrap_counter', v.scrap_counter is not null)
  ) carried (signal, is_there)
  where carried.is_there
)
select
  rule.equipment_id, rule.signal, time_bucket('1 hour', measured.time) as hour,
  count(*) as samples,
  count(*) filter (where measured.quality = 192) as good_samples,
  count(*) filter (where measured.quality = 84) as range_breaches,
  count(*) filter (where measured.quality = 80) as rate_breaches,
  count(*) filter (where measured.quality = 68) as stuck_samples,
  count(*) filter (where measured.quality = 64) as conflicting_samples,
  3600 / rule.expected_every_seconds as expected_samples,
  least(1, count(*) * rule.expected_every_seconds / 3600) as completeness
from metric_rules rule
join measured on measured.equipment_id = rule.equipment_id and measured.signal = rule.signal
group by rule.id, time_bucket('1 hour', measured.time);
comment on view signal_quality_by_hour is 'What became of the values of each signal that has a rule, hour by hour. An hour without any value has no row.';
comment on column signal_quality_by_hour.equipment_id is 'The equipment.';
comment on column signal_quality_by_hour.signal is 'Name of the metric, or a column of equipment_values.';
comment on column signal_quality_by_hour.hour is 'Start of the hour, UTC.';
comment on column signal_quality_by_hour.samples is 'Values of the hour.';
comment on column signal_quality_by_hour.good_samples is 'Values of good quality (192).';
comment on column signal_quality_by_hour.range_breaches is 'Values below the minimum or above the maximum (quality 84).';
comment on column signal_quality_by_hour.rate_breaches is 'Values that changed faster than is plausible (quality 80).';
comment on column signal_quality_by_hour.stuck_samples is 'Values that had not changed for too long (quality 68).';
comment on column signal_quality_by_hour.conflicting_samples is 'Values that came for a time which had another value already, or that their source calls uncertain (quality 64).';
comment on column signal_quality_by_hour.expected_samples is 'Values that were due in a whole hour; null when the rule expects none.';
comment on column signal_quality_by_hour.completeness is 'Share of the due values that came, at most 1; null when the rule expects none.';
