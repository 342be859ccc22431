select
  to_char(entry.logged_at at time zone '$zone', 'YYYY-MM-DD HH24:MI:SS') as "When", coalesce(person.name, 'The system') as "Who",
  entry.action as "Action", entry.subject as "On", entry.subject_id as "Number"
from user_logs entry
left join users person on person.id = entry.user_id
where entry.enterprise_id = $enterprise and $__timeFilter(entry.logged_at)
order by entry.logged_at desc
limit 200
