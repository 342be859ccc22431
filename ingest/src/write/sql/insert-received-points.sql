insert into received_points (id) select unnest($1::uuid[]) on conflict do nothing
