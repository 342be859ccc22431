drop table dead_letters;
drop table ingest_workers;
drop function drop_surplus_dead_letters;
drop table devices;
drop table edge_nodes;
drop table packml_register;
