-- The planner's statistics of the tables that the derivation reads. A server's autovacuum keeps them as well; the embedded
-- database has none, and without statistics the look-up of a stop costs more the more stops there are.

create procedure analyze_derived_tables(job_id int, config jsonb)
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  analyze equipment_state_intervals, equipment_events, equipment_count_sums, equipment_tails, equipment_status;
  analyze equipment, equipment_calendars, shift_instances, production_order_runs, metrics, packml_register;
end;
$$;
comment on procedure analyze_derived_tables is 'Job: brings the planner''s statistics of small and derived tables up to date.';

select add_job('analyze_derived_tables', interval '10 minutes');
