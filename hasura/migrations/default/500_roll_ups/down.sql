drop view telemetry_by_day;
drop view equipment_counts_by_day;
drop view telemetry_by_hour;
drop view equipment_counts_by_hour;
drop materialized view telemetry_by_quarter_hour;
drop materialized view telemetry_by_minute;
drop view equipment_counts_by_shift;
drop view equipment_counts_by_quarter_hour;
drop view equipment_counts_by_minute;
