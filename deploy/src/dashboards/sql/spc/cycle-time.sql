select
  started_at as time, value as "Mean cycle time", center_line as "Center line", upper_control_limit as "Upper limit",
  lower_control_limit as "Lower limit", case when is_out_of_control then value end as "Signal"
from spc_chart($__timeFrom()::timestamptz, $__timeTo()::timestamptz, 'xbar_s', equipment_id => $machine, bucket => 'hour')
where panel = 'mean'
order by number
