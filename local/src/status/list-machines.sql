-- Every machine in plant order, as text and doubles that a client needs no further work for.
select
    overview.equipment_id as "equipmentId",
    overview.enterprise,
    overview.site,
    concat_ws(' / ', overview.area, overview.line, overview.equipment) as machine,
    overview.state,
    overview.state_name as "stateName",
    overview.state_since as "stateSince",
    extract(epoch from clock_timestamp() - overview.state_since)::double precision as "stateSeconds",
    overview.production_order as "productionOrder",
    overview.shift,
    overview.shift_good::double precision as good,
    overview.shift_scrap::double precision as scrap,
    overview.shift_availability::double precision as availability,
    overview.shift_performance::double precision as performance,
    overview.shift_quality::double precision as quality,
    overview.shift_oee::double precision as oee,
    overview.shift_coverage::double precision as coverage,
    overview.last_sample_at as "lastSampleAt",
    public.data_age_seconds(overview)::double precision as "ageSeconds",
    overview.is_stale as "isStale"
from public.equipment_overview as overview
order by overview.enterprise, overview.site, overview.area, overview.line nulls first, overview.equipment_id;
