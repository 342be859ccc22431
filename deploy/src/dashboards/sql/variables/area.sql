select areas.name as __text, areas.id as __value
from areas
where areas.site_id in ($site)
order by areas.name
