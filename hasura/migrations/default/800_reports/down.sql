drop function days_to_report;
drop function api.close_shifts;
drop function unjustified_stops_of;
drop function as_asked_of_oee;
drop function shifts_to_report;
drop table report_subscriptions;
drop table daily_reports;
drop table shift_reports;
