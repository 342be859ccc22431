drop table user_logs;
drop table user_sites;
drop table users;
