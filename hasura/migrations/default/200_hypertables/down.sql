drop table telemetry;
drop table metrics;
drop table equipment_values;
