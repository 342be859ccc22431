-- What hasura-cli or `engine migrate` has applied or reverted since: where a Hasura keeps its catalog, they keep there
-- which migrations the source "default" has.
do $$
declare
    applied jsonb;
begin
    if to_regclass('hdb_catalog.hdb_version') is null then
        return;
    end if;
    select cli_state #> '{migrations,default}' into applied from hdb_catalog.hdb_version;
    if applied is null then
        return;
    end if;
    delete from hdb_catalog.schema_migrations where not applied ? version::text;
    insert into hdb_catalog.schema_migrations (version)
    select key::bigint from jsonb_each(applied) where value = 'false'
    on conflict do nothing;
end
$$;
