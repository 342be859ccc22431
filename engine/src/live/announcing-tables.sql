-- The tables that announce their changes, whoever writes them.
select tgrelid::text as table_id
from pg_trigger
where tgfoid = 'hdb_catalog.announce_change()'::regprocedure and tgenabled in ('O', 'A') and tgparentid = 0;
