-- How many rows there are of what is sent, derived and done. $1: how many rows at most.
select counted.what, counted.rows, counted.newest
from (
    select 1 as place, 'samples' as what, count(*) as rows, max(time) as newest from public.equipment_values
    union all
    select 2, 'measurements', count(*), max(time) from public.telemetry
    union all
    select 3, 'state intervals', count(*), max(started_at) from public.equipment_state_intervals
    union all
    select 4, 'stops', count(*), max(started_at) from public.equipment_events
    union all
    select 5, 'counts', count(*), max(time) from public.equipment_counts
    union all
    select 6, 'orders', count(*), max(created_at) from public.production_orders
    union all
    select 7, 'refused messages', count(*), max(received_at) from public.dead_letters
    union all
    select 8, 'audit entries', count(*), max(changed_at) from public.audit_entries
) as counted
order by counted.place
limit $1;
