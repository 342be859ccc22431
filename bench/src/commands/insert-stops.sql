insert into equipment_values (equipment_id, time, state)
select machine_id, now() - make_interval(mins => $2::int - n + 1) + shifted.after, shifted.state
from unnest($1::int[]) machine_id
cross join generate_series(1, $2::int) n
cross join (values (interval '0', 6), (interval '30 seconds', 9)) shifted (after, state);
