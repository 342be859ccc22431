drop function oee_windows;
drop function refuse_odd_oee_question;
drop function oee_stretches;
drop function oee_buckets_of_zones;
drop function oee_buckets;
drop function oee_subjects;
drop type oee_window;
