-- Statements that make the roles of $1 (a list of JSON objects, as the manifest has them) that the server does not have, without
-- passwords.
with missing as (
    select given.*
    from jsonb_to_recordset($1::jsonb) as given (name text, "canLogin" boolean, "connectionLimit" integer, settings jsonb)
    where not exists (select from pg_catalog.pg_roles as role where role.rolname = given.name)
)
select format(
    'create role %I %s connection limit %s', missing.name, case when missing."canLogin" then 'login' else 'nologin' end,
    missing."connectionLimit"
) as statement
from missing
union all
select format(
    'alter role %I set %I = %L', missing.name, split_part(setting.text, '=', 1), substr(setting.text, strpos(setting.text, '=') + 1)
)
from missing
cross join lateral jsonb_array_elements_text(missing.settings) as setting (text);
