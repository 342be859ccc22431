select zone as __text, zone as __value
from (
  select distinct time_zone as zone, 1 as position from sites where id in ($site)
  union
  select 'UTC', 2
) zones
order by position, zone
