drop function api.raise_alerts;
drop function raise_alerts_of;
drop function repeat_alerts;
drop function open_alert;
drop function end_alerts;
drop function is_over;
drop function due_alerts;
