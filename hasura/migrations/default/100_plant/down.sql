drop table equipment;
drop function refuse_parent_that_is_no_line();
drop table areas;
drop table sites;
drop table enterprises;
drop function count_version();
drop function is_time_zone(text);
-- The extensions stay: other schemas of the same database may use them.
