drop table scrap_entries;
drop table scrap_reasons;
