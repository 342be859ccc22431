select equipment_id, signal, minimum, maximum, maximum_change_per_second, stuck_after_seconds, expected_every_seconds
from metric_rules
order by id
