-- Events say in the microseconds of `locked` which engine took them; a living engine holds the lock of that number.
select distinct extract(microseconds from event.locked)::int % 1000000 as number
from hdb_catalog.event_log as event
where event.locked is not null
    and not event.delivered
    and not event.error
    and not event.archived
    and not exists (
        select from pg_locks as lock
        where lock.locktype = 'advisory'
            and lock.classid::bigint = $1
            and lock.objid::bigint = extract(microseconds from event.locked)::int % 1000000
            and lock.objsubid = 2
            and lock.database = (select oid from pg_database where datname = current_database())
    )
