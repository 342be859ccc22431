-- The schema api, step 2: what sessions may ask. Arguments, columns and figures are those of the namesakes in public.

create function api.oee(
  hasura_session json, "from" timestamptz, "to" timestamptz, equipment_ids int[] default null,
  group_by text default 'equipment', bucket text default null
) returns setof oee_results
  language sql stable
begin atomic
  select *
  from oee("from", "to", api.own_equipment(hasura_session, equipment_ids, group_by), group_by, bucket);
end;
comment on function api.oee is 'OEE and everything that it is made of, for a range. equipment_ids: null for all; a line stands for its constraint machine, else its machines. group_by: equipment, line, area, site, enterprise, shift, team, order or product. bucket: minute, quarter_hour, hour, day, week, month or year in each site''s zone, or null for the whole range.';

create function api.order_figures(hasura_session json, order_ids int[]) returns setof oee_results
  language sql stable
  set search_path = pg_catalog, public
as $$
  select figures.*
  from (
    select run.production_order_id, min(run.started_at) as started_at, array_agg(distinct run.equipment_id) as equipment_ids,
      case when bool_or(run.ended_at is null) then greatest(now(), min(run.started_at)) else max(run.ended_at) end as ended_at
    from production_order_runs run
    where run.production_order_id = any (order_ids)
    group by run.production_order_id
  ) ran
  cross join lateral api.oee(hasura_session, ran.started_at, ran.ended_at, ran.equipment_ids, 'order') figures
  where figures.group_key = ran.production_order_id;
$$;
comment on function api.order_figures is 'OEE and everything that it is made of, of whole orders: from the first start of each to its end, or to now while it runs. An order that never ran has no row.';

create function api.downtime_pareto(
  hasura_session json, "from" timestamptz, "to" timestamptz, equipment_ids int[] default null,
  group_by text default 'equipment', bucket text default null, losses text[] default null, reason_depth int default null
) returns setof downtime_paretos
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  return query
    select * from downtime_pareto(
      "from", "to", api.own_equipment(hasura_session, equipment_ids, group_by), group_by, bucket, losses, reason_depth);
end;
$$;
comment on function api.downtime_pareto is 'Reasons for which equipment stood still, those that cost most time first. Windows and groups as of oee. losses: breakdown, setup, micro_stop and planned; without it those that are downtime. reason_depth: adds reasons up to this depth of the tree, 1 being the top.';

create function api.six_big_losses(
  hasura_session json, "from" timestamptz, "to" timestamptz, equipment_ids int[] default null,
  group_by text default 'equipment', bucket text default null
) returns setof six_big_loss_results
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  return query
    select * from six_big_losses("from", "to", api.own_equipment(hasura_session, equipment_ids, group_by), group_by, bucket);
end;
$$;
comment on function api.six_big_losses is 'Planned production time as Six Big Losses and good time, which add up to it exactly. Windows and groups as of oee.';

create function api.mtbf_mttr(
  hasura_session json, "from" timestamptz, "to" timestamptz, equipment_ids int[] default null,
  group_by text default 'equipment', bucket text default null
) returns setof mtbf_mttr_results
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  return query
    select * from mtbf_mttr("from", "to", api.own_equipment(hasura_session, equipment_ids, group_by), group_by, bucket);
end;
$$;
comment on function api.mtbf_mttr is 'Mean time between failures and mean time to repair. Windows and groups as of oee.';

create function api.explain_oee(
  hasura_session json, "from" timestamptz, "to" timestamptz, equipment_ids int[] default null,
  group_by text default 'equipment', bucket text default null, figure text default null
) returns setof oee_explanations
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  return query
    select * from explain_oee(
      "from", "to", api.own_equipment(hasura_session, equipment_ids, group_by), group_by, bucket, figure);
end;
$$;
comment on function api.explain_oee is 'Where a figure of oee comes from: every shift, break, stop, stretch without data, count and production report that made it, with what each contributes and the key of its row. figure: a column of oee; a ratio gives the rows of the two figures that it divides; without it all figures.';

create function api.state_timeline(
  hasura_session json, "from" timestamptz, "to" timestamptz, equipment_ids int[] default null
) returns setof state_timelines
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  return query
    select * from state_timeline("from", "to", api.own_equipment(hasura_session, equipment_ids, 'equipment'));
end;
$$;
comment on function api.state_timeline is 'What equipment did in a range, as stretches of equal state, stop and schedule that follow each other without gaps. equipment_ids as of oee.';

create function api.spc_chart(
  hasura_session json, "from" timestamptz, "to" timestamptz, chart text, metric_id int default null, equipment_id int default null,
  subgroup_size int default null, bucket text default null, baseline_from timestamptz default null,
  baseline_to timestamptz default null, known_mean numeric default null, known_sigma numeric default null,
  limit_width numeric default 3, lambda numeric default 0.2, steady_state boolean default false
) returns setof spc_chart_points
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  perform api.refuse_foreign_subject(hasura_session, metric_id, equipment_id);
  return query
    select * from spc_chart("from", "to", chart, metric_id, equipment_id, subgroup_size, bucket, baseline_from, baseline_to,
      known_mean, known_sigma, limit_width, lambda, steady_state);
end;
$$;
comment on function api.spc_chart is 'A control chart of a metric (metric_id), of the cycle time in seconds (equipment_id), or of the counts of a piece of equipment. chart: i_mr, xbar_r, xbar_s, ewma, or for counts p, np, c, u. Subgroups are subgroup_size measurements in a row, or those of a bucket. Limits come from the range itself, from another range (baseline_from, baseline_to), or from known_mean and known_sigma. Every point lists the Nelson and Western Electric rules that it breaks.';

create function api.spc_capability(
  hasura_session json, "from" timestamptz, "to" timestamptz, chart text default 'i_mr', metric_id int default null,
  equipment_id int default null, subgroup_size int default null, bucket text default null,
  lower_specification numeric default null, upper_specification numeric default null, target numeric default null
) returns setof spc_capabilities
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  perform api.refuse_foreign_subject(hasura_session, metric_id, equipment_id);
  return query
    select * from spc_capability(
      "from", "to", chart, metric_id, equipment_id, subgroup_size, bucket, lower_specification, upper_specification, target);
end;
$$;
comment on function api.spc_capability is 'Capability (Cp, Cpk: variation within subgroups) and performance (Pp, Ppk: all variation) of a metric (metric_id) or of the cycle time in seconds (equipment_id) against its specification.';

create function api.preview_stop_reason_rule(
  hasura_session json, rule_id int, "from" timestamptz, "to" timestamptz default now()
) returns setof stop_reason_previews
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  perform api.refuse_foreign_rule(hasura_session, rule_id);
  return query
    select *
    from preview_stop_reason_rule(rule_id, "from", "to") preview
    where site_of(preview.equipment_id) = any (api.site_ids_of(hasura_session)) or api.site_ids_of(hasura_session) is null;
end;
$$;
comment on function api.preview_stop_reason_rule is 'What a rule, active or not, would do to the stops that began in a range if it had always held. Writes nothing.';
