drop table audit_entries cascade;
drop table audit_chains;
drop function refuse_change_of_audit;
