-- OEE, step 9: the pieces of each group and bucket are added first (417) and divided once.

create type oee_answer as (
  group_keys bigint[],
  bucket_from timestamptz,
  bucket_to timestamptz,
  measured_from timestamptz,
  calendar_seconds numeric,
  scheduled_seconds numeric,
  no_data_seconds numeric,
  planned_stop_seconds numeric,
  planned_production_seconds numeric,
  breakdown_seconds numeric,
  setup_seconds numeric,
  micro_stop_seconds numeric,
  downtime_seconds numeric,
  run_seconds numeric,
  total_units numeric,
  scrap_units numeric,
  good_units numeric,
  ideal_seconds numeric,
  ideal_good_seconds numeric,
  reduced_speed_seconds numeric,
  startup_reject_seconds numeric,
  production_reject_seconds numeric,
  breakdown_count bigint,
  setup_count bigint,
  micro_stop_count bigint,
  coverage numeric,
  availability numeric,
  performance numeric,
  quality numeric,
  oee numeric,
  ooe numeric,
  teep numeric,
  mtbf_seconds numeric,
  mttr_seconds numeric,
  hint text
);
comment on type oee_answer is 'The figures of one bucket of a group, or of all groups that share them.';

create function oee_answers("from" timestamptz, "to" timestamptz, equipment_ids int[], group_by text, bucket text)
  returns setof oee_answer
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set work_mem = '64MB'
  set enable_mergejoin = off
as $$
begin
  perform refuse_odd_oee_question("from", "to", group_by, bucket);
  return query
    with pieces as materialized (
      select piece.* from oee_pieces("from", "to", equipment_ids, oee_answers.group_by, oee_answers.bucket) piece
    ), totals as (
      select pieces.* from pieces where pieces.is_alone
      union all
      select total.* from oee_totals(array(
        select row(pieces.*)::oee_piece from pieces where not pieces.is_alone)) total
    )
    select
      figures.group_keys, figures.bucket_from, figures.bucket_to, figures.started_at,
      figures.calendar_seconds, figures.scheduled_seconds, figures.no_data_seconds, figures.planned_stop_seconds,
      figures.planned_production_seconds, figures.breakdown_seconds, figures.setup_seconds, figures.micro_stop_seconds,
      figures.downtime, figures.run, figures.total_units, figures.scrap_units, figures.total_units - figures.scrap_units,
      figures.ideal_seconds, figures.ideal_good_seconds,
      figures.run - (figures.micro_stop_seconds - figures.micro_stop_downtime_seconds) - figures.ideal_seconds,
      figures.startup_reject_seconds,
      figures.ideal_seconds - figures.ideal_good_seconds - figures.startup_reject_seconds,
      figures.breakdown_count, figures.setup_count, figures.micro_stop_count,
      1 - figures.no_data_seconds / nullif(figures.scheduled_seconds, 0),
      figures.run / nullif(figures.planned_production_seconds, 0),
      figures.ideal_seconds / nullif(figures.run, 0),
      figures.ideal_good_seconds / nullif(figures.ideal_seconds, 0),
      figures.ideal_good_seconds / nullif(figures.planned_production_seconds, 0),
      figures.ideal_good_seconds / nullif(figures.scheduled_seconds, 0),
      figures.ideal_good_seconds / nullif(figures.calendar_seconds, 0),
      figures.run / nullif(figures.breakdown_count, 0),
      figures.breakdown_seconds / nullif(figures.breakdown_count, 0),
      case
        when figures.ideal_seconds > figures.run then 'Performance is above 1: the ideal rate is too low.'
        when figures.ideal_seconds is null then 'Units were made whose ideal rate is unknown: give the product or the equipment one.'
      end
    from (
      -- "offset 0" keeps what is worked out here from being worked out for each column that needs it.
      select losses.*, losses.planned_production_seconds - losses.downtime as run
      from (
        select totals.*, totals.breakdown_seconds + totals.setup_seconds + totals.micro_stop_downtime_seconds as downtime
        from totals
        offset 0
      ) losses
      offset 0
    ) figures
    order by figures.started_at, figures.group_keys;
end;
$$;
comment on function oee_answers is 'The figures that answer a question. Groups without any data in a bucket that follow the same calendar share one.';
