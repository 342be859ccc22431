-- The machines by their number in the plant.
select array_agg(id order by substr(name, 8)::int) as ids from equipment
