-- Statements that give database $2 the name of $1, which is then called $3, at one moment. Who is still connected is ended.
select statement
from (
    values
        (1, 'begin'),
        (2, format('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname in (%L, %L)', $1::text, $2::text)),
        (3, (select format('alter database %I rename to %I', $1::text, $3::text) from pg_catalog.pg_database where datname = $1)),
        (4, format('alter database %I rename to %I', $2::text, $1::text)),
        (5, 'commit')
) as statements (place, statement)
where statement is not null
order by place;
