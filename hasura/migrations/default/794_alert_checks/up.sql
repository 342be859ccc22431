-- Alerts, step 3: what changed and may be due or over at once. What only time brings is looked for every minute.
--
-- Stops, orders and status rows change with samples, so nothing may be told from there row by row. Triggers of the statement
-- note a check where a rule cares, which is seldom: of a stop when it is past a threshold already, or an alert of it is open.
-- An event trigger on this table tells at once; the check waits in it until raise_alerts has taken it.

create table alert_checks (
  id bigint generated always as identity,
  enterprise_id int not null,
  stops_since timestamptz,
  production_order_id int,
  noted_at timestamptz not null default now(),
  constraint an_alert_check_is_known_by_its_id primary key (id),
  constraint "an alert check belongs to an enterprise" foreign key (enterprise_id) references enterprises on delete cascade
);
create index alert_checks_enterprise_id on alert_checks (enterprise_id);
comment on table alert_checks is 'What changed and alert rules care about, until raise_alerts has taken it.';
comment on column alert_checks.id is 'Number of the check.';
comment on column alert_checks.enterprise_id is 'The enterprise whose rules care.';
comment on column alert_checks.stops_since is 'Stops changed that began then or later; null when none did.';
comment on column alert_checks.production_order_id is 'An order that was completed; null when none was.';
comment on column alert_checks.noted_at is 'When it changed.';

create function note_changed_stops() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if cause_of_derivation() = 'retention'
    or not exists (select from alert_rules rule where rule.active and rule.kind in ('stop_too_long', 'stop_unjustified')) then
    return null;
  end if;
  insert into alert_checks (enterprise_id, stops_since)
  select changed.enterprise_id, min(changed.started_at)
  from (select enterprise_of(event.equipment_id) as enterprise_id, event.id, event.started_at from changed_events event) changed
  where exists (
      select from alert_rules rule
      where rule.enterprise_id = changed.enterprise_id and rule.active and rule.kind in ('stop_too_long', 'stop_unjustified')
        and changed.started_at <= now() - make_interval(secs => rule.threshold_seconds::double precision))
    or exists (select from alerts alert where alert.stop_id = changed.id and alert.ended_at is null)
  group by changed.enterprise_id;
  return null;
end;
$$;
comment on function note_changed_stops is 'After stops came, went, ended or were justified: a check for each enterprise where one is past a threshold, or has an open alert.';

create trigger new_stops_may_be_due
  after insert on equipment_events
  referencing new table as changed_events
  for each statement execute function note_changed_stops();

create trigger changed_stops_may_be_due_or_over
  after update on equipment_events
  referencing new table as changed_events
  for each statement execute function note_changed_stops();

create trigger removed_stops_may_be_over
  after delete on equipment_events
  referencing old table as changed_events
  for each statement execute function note_changed_stops();

create function note_completed_order() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  insert into alert_checks (enterprise_id, production_order_id)
  select new.enterprise_id, new.id
  where exists (
    select from alert_rules rule
    where rule.enterprise_id = new.enterprise_id and rule.active and rule.kind = 'order_complete');
  return null;
end;
$$;
comment on function note_completed_order is 'After an order was completed: a check of it, where a rule cares.';

create trigger completed_orders_are_due
  after update of status on production_orders
  for each row when (new.status = 'completed' and old.status <> 'completed') execute function note_completed_order();

create function note_source() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  of_enterprise_id constant int := enterprise_of(new.equipment_id);
begin
  insert into alert_checks (enterprise_id)
  select of_enterprise_id
  where exists (
    select from alert_rules rule
    where rule.enterprise_id = of_enterprise_id and rule.active and rule.kind = 'source_stale');
  return null;
end;
$$;
comment on function note_source is 'After equipment went stale or came back: a check, where a rule cares.';

create trigger stale_sources_may_be_due_or_over
  after update on equipment_status
  for each row when (new.is_stale <> old.is_stale) execute function note_source();
