-- New telemetry that is only numbers, the usual case; see insert-equipment-values.sql.
insert into telemetry (metric_id, time, value, quality)
select unnest($1::int[]), unnest($2::timestamptz[]), unnest($3::double precision[]), unnest($4::int[])
