drop table equipment_count_sums;
drop table equipment_counts;
