drop type due_alert;
drop table alerts;
