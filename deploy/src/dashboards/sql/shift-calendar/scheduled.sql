select
  started_at as time, group_name as metric, planned_production_seconds as "Planned production",
  planned_stop_seconds as "Breaks and planned stops", no_data_seconds as "No data"
from oee($__timeFrom()::timestamptz, $__timeTo()::timestamptz, array[$equipment]::int[], 'site', 'day')
order by started_at
