-- Derivation, step 4: state intervals become what was worked out.

create function apply_intervals(islands derivation_island[], steps state_step[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
begin
  if exists (select from unnest(islands) island where not island.is_tail) then
    with old as materialized (
      select old.*
      from unnest(islands) island
      cross join lateral (
        select before.* from equipment_state_intervals before
        where not island.is_tail
          and before.equipment_id = island.equipment_id
          and before.started_at > coalesce(island.after, '-infinity') and before.started_at <= island.until
        order by before.started_at
      ) old
    ), gone as materialized (
      select old.equipment_id, old.started_at
      from old
      full join unnest(steps) step on step.equipment_id = old.equipment_id and step.started_at = old.started_at
      where old.equipment_id is not null
        and (step.state, step.mode, step.held_state, step.held_mode)
          is distinct from (old.state, old.mode, old.held_state, old.held_mode)
    )
    delete from equipment_state_intervals s
    using gone
    where s.equipment_id = gone.equipment_id and s.started_at = gone.started_at;
  end if;
  insert into equipment_state_intervals (equipment_id, started_at, ended_at, state, mode, held_state, held_mode)
  select step.equipment_id, step.started_at,
    lead(step.started_at) over (partition by step.equipment_id order by step.started_at),
    step.state, step.mode, step.held_state, step.held_mode
  from unnest(steps) step
  on conflict do nothing;
  with neighbourhood as materialized (
    select touched.*
    from unnest(islands) island
    cross join lateral (
      select s.equipment_id, s.started_at, s.ended_at, coalesce(
        lead(s.started_at) over (order by s.started_at), (
          select later.started_at from equipment_state_intervals later
          where later.equipment_id = s.equipment_id and later.started_at > s.started_at
          order by later.started_at limit 1)) as next_at
      from equipment_state_intervals s
      where s.equipment_id = island.equipment_id and s.started_at <= island.until
        and s.started_at >= coalesce(
          (select before.started_at from equipment_state_intervals before
           where before.equipment_id = island.equipment_id and before.started_at <= island.after
           order by before.started_at desc limit 1),
          '-infinity')
    ) touched
  ), moved as materialized (
    select neighbourhood.* from neighbourhood where neighbourhood.ended_at is distinct from neighbourhood.next_at
  )
  update equipment_state_intervals s set ended_at = moved.next_at
  from moved
  where s.equipment_id = moved.equipment_id and s.started_at = moved.started_at;
end;
$$;
comment on function apply_intervals is 'Makes equipment_state_intervals of the islands equal to the steps given, touching only rows that differ.';
