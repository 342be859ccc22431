drop trigger keep_metric_definitions on devices;
drop trigger keep_metric_definitions_of_new_rows on devices;
drop trigger keep_metric_definitions on edge_nodes;
drop trigger keep_metric_definitions_of_new_rows on edge_nodes;
drop function keep_metric_definitions;
drop table metric_definitions;
