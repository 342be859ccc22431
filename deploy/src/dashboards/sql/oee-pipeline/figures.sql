select
  oee as "OEE", availability as "Availability", performance as "Performance", quality as "Quality", coverage as "Coverage"
from oee($__timeFrom()::timestamptz, $__timeTo()::timestamptz, array[$equipment]::int[], 'enterprise')
