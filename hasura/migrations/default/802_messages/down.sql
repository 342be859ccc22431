drop function tell_report;
drop function api.report_days;
drop function report_in_words;
drop function queue_messages;
drop function alert_as_json;
drop function told_users;
drop table notifications;
drop table message_deliveries;
