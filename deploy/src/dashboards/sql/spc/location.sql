select
  started_at as time, value as "Value", center_line as "Center line", upper_control_limit as "Upper limit",
  lower_control_limit as "Lower limit", case when is_out_of_control or nelson_rules <> '{}' or western_electric_rules <> '{}' then value end as "Signal"
from spc_chart($__timeFrom()::timestamptz, $__timeTo()::timestamptz, '$chart', metric_id => nullif('$metric', '')::int,
  subgroup_size => case when '$chart' in ('xbar_r', 'xbar_s') then $subgroup end)
where panel in ('individual', 'mean', 'ewma')
order by number
