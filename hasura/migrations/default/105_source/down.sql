drop table dead_letters;
drop table ingest_workers;
drop table devices;
drop table edge_nodes;
drop table packml_register;
