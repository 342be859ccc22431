-- What a rule would do, before it does it.

create table stop_reason_previews (
  stop_id bigint not null,
  equipment_id int not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  downtime_reason_id int,
  reason_rule_id int,
  is_by_person boolean not null,
  previewed_reason_id int,
  previewed_rule_id int,
  is_changed boolean not null,
  constraint "a preview of a reason rule is never stored" check (false) no inherit
);
comment on table stop_reason_previews is 'The columns of the function preview_stop_reason_rule. Holds no rows.';
comment on column stop_reason_previews.stop_id is 'The stop.';
comment on column stop_reason_previews.equipment_id is 'Its equipment.';
comment on column stop_reason_previews.started_at is 'When it began.';
comment on column stop_reason_previews.ended_at is 'When it ended; null while it is open.';
comment on column stop_reason_previews.downtime_reason_id is 'The reason that it has.';
comment on column stop_reason_previews.reason_rule_id is 'The rule that gave that reason; null when a person did or nobody.';
comment on column stop_reason_previews.is_by_person is 'True when a person gave the reason, which no rule overrules.';
comment on column stop_reason_previews.previewed_reason_id is 'The reason that it would have.';
comment on column stop_reason_previews.previewed_rule_id is 'The rule that would give it.';
comment on column stop_reason_previews.is_changed is 'True when the reason would be another one.';

create function preview_stop_reasons(of_equipment_id int, rules stop_reason_rules[], "from" timestamptz, "to" timestamptz)
  returns setof stop_reason_previews
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
declare
  preceding stop_draft := stop_before(of_equipment_id, "from");
  changeovers known_changeovers;
  judged stop_draft;
  event equipment_events;
  preview stop_reason_previews;
begin
  for event in
    select past.* from equipment_events past
    where past.equipment_id = of_equipment_id and past.kind = 'stop' and past.started_at >= "from" and past.started_at < "to"
    order by past.started_at
  loop
    judged := drafted_stop(event);
    preview.is_by_person := event.is_manual or (event.downtime_reason_id is not null and event.reason_rule_id is null);
    if not preview.is_by_person then
      judged.downtime_reason_id := null;
      judged.reason_rule_id := null;
      changeovers := changeovers_near(judged, rules, changeovers);
      judged := reasoned_by_rules(judged, preceding, rules, changeovers.spans);
    end if;
    preview.stop_id := event.id;
    preview.equipment_id := event.equipment_id;
    preview.started_at := event.started_at;
    preview.ended_at := event.ended_at;
    preview.downtime_reason_id := event.downtime_reason_id;
    preview.reason_rule_id := event.reason_rule_id;
    preview.previewed_reason_id := judged.downtime_reason_id;
    preview.previewed_rule_id := judged.reason_rule_id;
    preview.is_changed := judged.downtime_reason_id is distinct from event.downtime_reason_id;
    return next preview;
    preceding := judged;
  end loop;
end;
$$;
comment on function preview_stop_reasons is 'The reasons that the stops of a range would have under some rules, each behind the one before it.';

create function preview_stop_reason_rule(rule_id int, "from" timestamptz, "to" timestamptz default now())
  returns setof stop_reason_previews
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  asked stop_reason_rules;
begin
  select rule.* into asked from stop_reason_rules rule where rule.id = rule_id;
  if asked.id is null then
    raise no_data_found using message = format('there is no rule %s', rule_id),
      hint = 'Insert it into stop_reason_rules with active false; it does nothing then but in the preview.';
  end if;
  asked.active := true;
  asked.valid_from := '-infinity';
  asked.valid_to := 'infinity';
  return query
    select preview.*
    from equipment
    join areas on areas.id = equipment.area_id
    join sites on sites.id = areas.site_id
    cross join lateral preview_stop_reasons(equipment.id, array(
      select rule from unnest(stop_rules_for(equipment.id) || asked) rule
      where rule.id <> rule_id or rule = asked
      order by rule.priority, rule.id), "from", "to") preview
    where sites.enterprise_id = asked.enterprise_id
      and (asked.equipment_id is null or asked.equipment_id in (equipment.id, equipment.parent_id))
      and (preview.is_changed or preview.previewed_rule_id = rule_id)
    order by preview.equipment_id, preview.started_at;
end;
$$;
comment on function preview_stop_reason_rule is 'What a rule, active or not, would do to the stops that began in a range if it had always held, beside the other active rules: the stops that it would give its reason, and those whose reason changes in consequence. Writes nothing.';
