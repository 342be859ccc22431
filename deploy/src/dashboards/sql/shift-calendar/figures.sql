select
  business_day as "Day", shift as "Shift", team as "Team", site as "Site", coalesce(line || ' / ', '') || equipment as "Machine",
  oee as "OEE", coverage as "Coverage", availability as "Availability", performance as "Performance", quality as "Quality",
  total_units as "Units", good_units as "Good units", planned_production_seconds as "Planned production", run_seconds as "Run time",
  measured_until < shift_ended_at as "Still runs"
from v_oee_shift_real
where equipment_id in ($equipment)
  and business_day between ($__timeFrom()::timestamptz at time zone '$zone')::date and ($__timeTo()::timestamptz at time zone '$zone')::date
order by business_day desc, shift_started_at desc, "Machine"
limit 1000
