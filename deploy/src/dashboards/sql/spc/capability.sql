select
  cp as "Cp", cpk as "Cpk", pp as "Pp", ppk as "Ppk", mean as "Mean", sigma_within as "Sigma within", sigma_overall as "Sigma overall",
  observations as "Values", below_specification as "Below specification", above_specification as "Above specification"
from spc_capability($__timeFrom()::timestamptz, $__timeTo()::timestamptz, 'i_mr', metric_id => nullif('$metric', '')::int,
  lower_specification => nullif('$lower_specification', '')::numeric,
  upper_specification => nullif('$upper_specification', '')::numeric)
