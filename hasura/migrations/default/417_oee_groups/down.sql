drop function oee_totals;
drop function oee_groups;
drop function oee_group_names;
