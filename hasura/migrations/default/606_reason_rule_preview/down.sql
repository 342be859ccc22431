drop function preview_stop_reason_rule;
drop function preview_stop_reasons;
drop table stop_reason_previews;
