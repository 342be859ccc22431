-- $1 rules of the one enterprise, of the kinds that watch what samples change; each stop is due as soon as it begins.
insert into alert_rules (enterprise_id, name, kind, channels)
select enterprises.id, 'Rule ' || number, (array['stop_too_long', 'stop_unjustified', 'source_stale'])[1 + number % 3], '{in_app}'
from enterprises cross join generate_series(1, $1::int) number
