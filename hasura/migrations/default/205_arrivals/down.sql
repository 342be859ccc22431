drop table tailed_files;
drop table received_points;
