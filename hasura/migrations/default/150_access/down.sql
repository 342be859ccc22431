drop table user_logs;
drop table users;
