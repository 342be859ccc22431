drop table production_corrections;
drop table production_reports;
drop table scrap_reasons;
