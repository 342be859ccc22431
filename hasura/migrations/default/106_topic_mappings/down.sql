drop table topic_mappings;
drop function is_metric_path_template;
drop function is_json_path;
