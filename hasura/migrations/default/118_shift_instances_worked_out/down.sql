select delete_job(job.job_id) from timescaledb_information.jobs job
where job.proc_schema = 'public' and job.proc_name = 'extend_shift_horizon';
drop procedure extend_shift_horizon;
drop trigger shifts_follow_the_time_zone on sites;
drop trigger moved_equipment_follows_a_calendar on equipment;
drop trigger new_equipment_follows_a_calendar on equipment;
drop function follow_changed_time_zone;
drop function follow_changed_places;
drop function follow_changed_breaks cascade;
drop function follow_changed_calendar_parts cascade;
drop function follow_changed_calendars cascade;
drop function work_out_calendars;
drop function work_out_followed_calendars;
drop function followed_calendars;
drop function work_out_shifts;
drop function planned_breaks;
drop function planned_shifts;
drop function day_of;
drop function shift_horizon;
