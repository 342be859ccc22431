select topic_filter, metric_path, value_path, data_type, time_path, time_format, quality_path, scale, value_offset, unit
from topic_mappings
where active
order by id
