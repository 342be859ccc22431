drop function oee_windows;
drop function oee_stretches;
drop function order_stretches;
drop function oee_buckets;
drop function next_bucket;
drop function oee_subjects;
drop type oee_window;
