drop table transient_values;
