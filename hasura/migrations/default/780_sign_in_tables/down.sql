drop schema access cascade;
drop table terminals;
