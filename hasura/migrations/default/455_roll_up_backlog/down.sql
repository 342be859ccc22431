drop view roll_up_backlog;
