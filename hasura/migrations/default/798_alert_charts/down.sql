drop function broken_charts;
drop function judge_new_points;
drop function rules_broken_by;
drop function watched_points;
