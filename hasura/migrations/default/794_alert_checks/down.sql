drop trigger stale_sources_may_be_due_or_over on equipment_status;
drop trigger completed_orders_are_due on production_orders;
drop trigger removed_stops_may_be_over on equipment_events;
drop trigger changed_stops_may_be_due_or_over on equipment_events;
drop trigger new_stops_may_be_due on equipment_events;
drop function note_source;
drop function note_completed_order;
drop function note_changed_stops;
drop table alert_checks;
