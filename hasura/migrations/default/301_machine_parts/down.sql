drop table machine_parts;
