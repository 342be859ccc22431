select pg_catalog.set_config(key, value, false) from pg_catalog.json_each_text($1)
