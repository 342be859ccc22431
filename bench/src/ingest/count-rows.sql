select (select count(*) from equipment_values) as samples, (select count(*) from telemetry) as measurements
