-- What earlier runs noted down about the history of a line. $1 its first source topic
select
  log.action,
  (log.detail ->> 'from')::float8 as "from",
  (log.detail ->> 'to')::float8 as "to"
from user_logs log
where log.subject = 'packml_register' and log.subject_id = $1::text
  and log.action in ('begin_history', 'finish_history')
order by log.id;
