insert into metrics (equipment_id, name)
select equipment.id, metric_name from equipment cross join unnest($1::text[]) metric_name
