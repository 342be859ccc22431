drop function oee_totals;
drop function oee_group_facts;
drop function oee_group_name;
