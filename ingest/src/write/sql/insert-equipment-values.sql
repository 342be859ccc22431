-- New samples, the usual case. One that came before is refused (23505), and the batch is merged instead:
-- looking for every row first would cost more than half of the insert again.
insert into equipment_values
  (equipment_id, time, state, mode, speed, produced, scrap, produced_counter, scrap_counter, quality)
select
  unnest($1::int[]), unnest($2::timestamptz[]), unnest($3::int[]), unnest($4::int[]), unnest($5::double precision[]),
  unnest($6::numeric[]), unnest($7::numeric[]), unnest($8::numeric[]), unnest($9::numeric[]), unnest($10::int[])
