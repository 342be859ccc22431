with points as (
  select *
  from spc_chart($__timeFrom()::timestamptz, $__timeTo()::timestamptz, '$chart', metric_id => nullif('$metric', '')::int,
    subgroup_size => case when '$chart' in ('xbar_r', 'xbar_s') then $subgroup end)
)
select
  to_char(points.started_at at time zone '$zone', 'YYYY-MM-DD HH24:MI:SS') as "When", replace(points.panel, '_', ' ') as "Chart",
  points.value as "Value", points.center_line as "Center line",
  coalesce(initcap(replace(rule.rule_set, '_', ' ')) || ' ' || rule.rule, 'Limits') as "Rule",
  coalesce(rule.description, 'Beyond the control limits.') as "What it says"
from points
left join spc_rules rule on
  rule.rule_set = 'nelson' and rule.rule = any (points.nelson_rules)
  or rule.rule_set = 'western_electric' and rule.rule = any (points.western_electric_rules)
where points.is_out_of_control or rule.rule is not null
order by points.started_at desc, 5
limit 500
