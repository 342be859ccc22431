select name as __text, id as __value from sites where enterprise_id = $enterprise order by name
