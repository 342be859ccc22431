drop view signal_quality_by_hour;
