drop function command.change_scrap_reason;
drop function command.create_scrap_reason;
drop function command.change_downtime_reason;
drop function command.create_downtime_reason;
drop function command.change_reason;
drop function command.create_reason;
