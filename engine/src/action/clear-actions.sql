delete from hdb_catalog.hdb_action_log
where action_name = $1
