select
  coalesce(person.name, 'The system') as "Who", count(*) as "Reports", sum(report.good_quantity) as "Good",
  sum(report.scrap_quantity) as "Scrap", count(*) filter (where report.cancelled_at is not null) as "Taken back",
  (select count(*) from production_corrections correction where correction.production_report_id = any (array_agg(report.id))) as "Corrections"
from production_reports report
left join users person on person.id = report.reported_by
where report.equipment_id in ($equipment) and $__timeFilter(report.produced_at)
group by person.id, person.name
order by count(*) desc
