select value as "Value"
from spc_values(nullif('$metric', '')::int, null, $__timeFrom()::timestamptz, $__timeTo()::timestamptz)
order by measured_at
limit 20000
