select initcap(replace(loss, '_', ' ')) as "Loss", seconds as "Time", oee_factor as "Lowers", share as "Share", stop_count as "Stops"
from six_big_losses($__timeFrom()::timestamptz, $__timeTo()::timestamptz, array[$equipment]::int[], 'enterprise')
order by position
