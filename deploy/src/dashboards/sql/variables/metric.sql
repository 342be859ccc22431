select metrics.name || coalesce(' (' || metrics.unit || ')', '') as __text, metrics.id as __value
from metrics
where metrics.equipment_id = $machine and metrics.data_type = 'number'
order by 1
