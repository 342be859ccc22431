select source_topic, equipment_id, active, state_map, metric_map
from packml_register
order by source_topic
