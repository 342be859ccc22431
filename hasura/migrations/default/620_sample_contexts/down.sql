drop view telemetry_in_context;
drop view equipment_values_in_context;
drop function context_at;
