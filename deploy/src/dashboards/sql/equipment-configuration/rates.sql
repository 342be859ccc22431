select
  products.code as "Product", products.name as "Name", coalesce(line.name || ' / ', '') || machine.name as "Machine",
  to_char(rate.effective_from at time zone '$zone', 'YYYY-MM-DD HH24:MI') as "From", rate.ideal_rate_per_min as "Ideal rate",
  rate.units_per_cycle as "Units per cycle"
from product_rates rate
join products on products.id = rate.product_id
join equipment machine on machine.id = rate.equipment_id
left join equipment line on line.id = machine.parent_id
where rate.equipment_id in ($equipment)
order by products.code, "Machine", rate.effective_from
