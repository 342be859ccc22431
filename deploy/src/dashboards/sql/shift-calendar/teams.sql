select
  figures.group_name as "Team", figures.oee as "OEE", figures.coverage as "Coverage", figures.availability as "Availability",
  figures.performance as "Performance", figures.quality as "Quality", figures.scheduled_seconds as "Scheduled",
  figures.good_units as "Good units", figures.scrap_units as "Scrap"
from oee($__timeFrom()::timestamptz, $__timeTo()::timestamptz, array[$equipment]::int[], 'team') figures
order by figures.group_name
