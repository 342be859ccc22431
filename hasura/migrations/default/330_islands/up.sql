-- Derivation, step 1: which stretches of time do changed samples touch?
--
-- Derived tables are a pure function of the rows of equipment_values. When rows change, everything is worked out again on
-- islands: stretches (after, until] of one equipment whose outcome the changed rows can reach. `after` is the last sample
-- before them, `until` the first sample behind them that no longer depends on them. A sample behind all others, the
-- usual case, makes an island that goes on from the equipment's tail and needs no look back at all.

create type sample_span as (
  equipment_id int,
  first_at timestamptz,
  last_at timestamptz,
  carries_state boolean,
  carries_mode boolean,
  carries_produced boolean,
  carries_scrap boolean,
  carries_produced_counter boolean,
  carries_scrap_counter boolean
);
comment on type sample_span is 'A stretch of changed samples of one equipment, close together, and what any of them carries.';

create type derivation_island as (
  equipment_id int,
  after timestamptz,
  until timestamptz,
  is_tail boolean,
  state smallint,
  mode smallint,
  held_state smallint,
  held_mode smallint,
  produced_at timestamptz,
  produced_counter numeric,
  produced_counter_at timestamptz,
  scrap_at timestamptz,
  scrap_counter numeric,
  scrap_counter_at timestamptz,
  stale_after interval,
  counter_maximum numeric,
  maximum_rate_per_min numeric
);
comment on type derivation_island is 'A stretch (after, until] of one equipment to work out again, with what holds at its start and the settings that apply.';

create view equipment_source_limits as
select distinct on (register.equipment_id)
  register.equipment_id,
  register.counter_maximum,
  register.maximum_rate_per_min
from packml_register register
order by register.equipment_id, register.active desc, register.id;
comment on view equipment_source_limits is 'What the source of each equipment declares about its counters: that of its first active registration.';
comment on column equipment_source_limits.equipment_id is 'The equipment.';
comment on column equipment_source_limits.counter_maximum is 'Highest value of the counters before they roll over.';
comment on column equipment_source_limits.maximum_rate_per_min is 'Increments above this rate are not counted. Units per minute.';

create function lock_equipment_tails(spans sample_span[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  insert into equipment_tails (equipment_id)
  select distinct span.equipment_id
  from unnest(spans) span
  where not exists (select from equipment_tails tail where tail.equipment_id = span.equipment_id)
  order by 1
  on conflict do nothing;
  perform from equipment_tails tail
  where tail.equipment_id in (select span.equipment_id from unnest(spans) span)
  order by tail.equipment_id
  for update;
  update equipment_tails tail set
    first_produced_at = least(tail.first_produced_at, first.produced_at),
    first_scrap_at = least(tail.first_scrap_at, first.scrap_at),
    first_produced_counter_at = least(tail.first_produced_counter_at, first.produced_counter_at),
    first_scrap_counter_at = least(tail.first_scrap_counter_at, first.scrap_counter_at)
  from (
    select
      span.equipment_id,
      min(span.first_at) filter (where span.carries_produced) as produced_at,
      min(span.first_at) filter (where span.carries_scrap) as scrap_at,
      min(span.first_at) filter (where span.carries_produced_counter) as produced_counter_at,
      min(span.first_at) filter (where span.carries_scrap_counter) as scrap_counter_at
    from unnest(spans) span
    group by span.equipment_id
  ) first
  where first.equipment_id = tail.equipment_id and (
    first.produced_at < coalesce(tail.first_produced_at, 'infinity')
    or first.scrap_at < coalesce(tail.first_scrap_at, 'infinity')
    or first.produced_counter_at < coalesce(tail.first_produced_counter_at, 'infinity')
    or first.scrap_counter_at < coalesce(tail.first_scrap_counter_at, 'infinity'));
end;
$$;
comment on function lock_equipment_tails is 'Makes writers of one equipment take turns. Every later query of the same statement sees what earlier writers committed.';

create function tail_islands(spans sample_span[]) returns derivation_island[]
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select coalesce(array_agg(row(
      tail.equipment_id, tail.last_sample_at, 'infinity'::timestamptz, true,
      tail.state, tail.mode, tail.held_state, tail.held_mode,
      tail.last_produced_at, tail.produced_counter, tail.produced_counter_at,
      tail.last_scrap_at, tail.scrap_counter, tail.scrap_counter_at,
      make_interval(secs => equipment.stale_after_seconds), limits.counter_maximum, limits.maximum_rate_per_min
    )::derivation_island), '{}')
    from unnest(spans) span
    join equipment_tails tail on tail.equipment_id = span.equipment_id
    join equipment on equipment.id = tail.equipment_id
    left join equipment_source_limits limits on limits.equipment_id = tail.equipment_id
    where tail.last_sample_at is null or span.first_at > tail.last_sample_at
  );
end;
$$;
comment on function tail_islands is 'Islands of the spans that lie behind every earlier sample of their equipment.';

