insert into metrics (equipment_id, name)
select equipment.id, name from equipment cross join unnest($1::text[]) name
