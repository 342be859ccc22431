select
  coalesce(person.name, 'The system') as "Who", person.role as "Role", count(*) as "Actions",
  count(*) filter (where entry.action like '%stop%') as "On stops", count(*) filter (where entry.action like '%order%') as "On orders",
  to_char(max(entry.logged_at) at time zone '$zone', 'YYYY-MM-DD HH24:MI') as "Last"
from user_logs entry
left join users person on person.id = entry.user_id
where entry.enterprise_id = $enterprise and $__timeFilter(entry.logged_at)
group by person.id, person.name, person.role
order by count(*) desc
