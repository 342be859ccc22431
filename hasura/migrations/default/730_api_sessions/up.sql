-- The schema api, step 1: for whom is something asked?
--
-- Functions have no row filters: whoever may call one could name any equipment. So GraphQL clients never call those of
-- public, but their namesakes in api (735 questions, 740 commands), which take the session from Hasura as an argument
-- that clients cannot set, work within its enterprise and its sites, and write in the name of its user.

create schema api;
comment on schema api is 'Functions that GraphQL clients may call, each on behalf of a session. They do what their namesakes in public do, within the enterprise of the session.';

create function api.enterprise_of(hasura_session json) returns int
  language plpgsql immutable
  set search_path = pg_catalog, public
as $$
declare
  enterprise_id constant int := hasura_session ->> 'x-hasura-enterprise-id';
begin
  if enterprise_id is null and hasura_session ->> 'x-hasura-role' is distinct from 'admin' then
    raise invalid_parameter_value using message = 'the session names no enterprise',
      hint = 'Its token must carry X-Hasura-Enterprise-Id.';
  end if;
  return enterprise_id;
end;
$$;
comment on function api.enterprise_of is 'The enterprise that a session is confined to. Null, for any enterprise, is for the role admin only.';

create function api.site_ids_of(hasura_session json) returns int[]
  language plpgsql immutable
  set search_path = pg_catalog, public
as $$
declare
  site_ids constant int[] := hasura_session ->> 'x-hasura-site-ids';
begin
  if site_ids is null and hasura_session ->> 'x-hasura-role' is distinct from 'admin' then
    raise invalid_parameter_value using message = 'the session names no sites',
      hint = 'Its token must carry X-Hasura-Site-Ids, such as {1,2}.';
  end if;
  return site_ids;
end;
$$;
comment on function api.site_ids_of is 'The sites that a session is confined to. Null, for any site, is for the role admin only.';

create function api.own_equipment(hasura_session json, equipment_ids int[], group_by text) returns int[]
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  own_enterprise_id constant int := api.enterprise_of(hasura_session);
  own_site_ids constant int[] := api.site_ids_of(hasura_session);
begin
  if own_enterprise_id is null then
    return equipment_ids;
  end if;
  return array(
    select candidate.id
    from (
      select unnest(equipment_ids) as id
      union
      select subject.equipment_id from oee_subjects(null, group_by) subject where equipment_ids is null
    ) candidate
    join equipment on equipment.id = candidate.id
    join areas on areas.id = equipment.area_id
    join sites on sites.id = areas.site_id
    where sites.enterprise_id = own_enterprise_id and (own_site_ids is null or sites.id = any (own_site_ids)));
end;
$$;
comment on function api.own_equipment is 'Those of the equipment asked for that are the session''s; without ids, of all that oee looks at for a grouping.';

create function api.refuse_absent(subject text, subject_id bigint) returns void
  language plpgsql immutable
  set search_path = pg_catalog, public
as $$
begin
  -- A row of another enterprise or site is refused as one that is not there, so that numbers tell nothing.
  raise invalid_parameter_value using message = format('there is no %s %s', subject, subject_id),
    hint = 'It may have gone meanwhile; reload the list.';
end;
$$;
comment on function api.refuse_absent is 'Refuses a row that is not there for the session.';

create function api.refuse_foreign(hasura_session json, of_site_id int, subject text, subject_id bigint) returns void
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  owner_id constant int := (select sites.enterprise_id from sites where sites.id = of_site_id);
begin
  if owner_id is null
    or owner_id <> api.enterprise_of(hasura_session)
    or of_site_id <> all (api.site_ids_of(hasura_session))
  then
    perform api.refuse_absent(subject, subject_id);
  end if;
end;
$$;
comment on function api.refuse_foreign is 'Refuses what is not there, or belongs to another enterprise or to a site that the session may not see.';

create function api.refuse_foreign_equipment(hasura_session json, equipment_id int) returns void
  language sql stable
  set search_path = pg_catalog, public
as $$ select api.refuse_foreign(hasura_session, site_of(equipment_id), 'equipment', equipment_id) $$;
comment on function api.refuse_foreign_equipment is 'Refuses equipment of other enterprises and sites.';

create function api.refuse_foreign_metric(hasura_session json, metric_id int) returns void
  language sql stable
  set search_path = pg_catalog, public
as $$
  select api.refuse_foreign(hasura_session,
    (select site_of(metrics.equipment_id) from metrics where metrics.id = metric_id), 'metric', metric_id);
$$;
comment on function api.refuse_foreign_metric is 'Refuses metrics of other enterprises and sites.';

create function api.refuse_foreign_subject(hasura_session json, metric_id int, equipment_id int) returns void
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  if metric_id is not null then
    perform api.refuse_foreign_metric(hasura_session, metric_id);
  end if;
  if equipment_id is not null then
    perform api.refuse_foreign_equipment(hasura_session, equipment_id);
  end if;
end;
$$;
comment on function api.refuse_foreign_subject is 'Refuses other enterprises'' and sites'' metrics and equipment, whichever of them a control chart is of.';

create function api.refuse_foreign_rule(hasura_session json, rule_id int) returns void
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  asked constant stop_reason_rules := (select rule from stop_reason_rules rule where rule.id = rule_id);
begin
  if asked.id is null or asked.enterprise_id <> api.enterprise_of(hasura_session) then
    perform api.refuse_absent('rule', rule_id);
  elsif asked.equipment_id is not null then
    perform api.refuse_foreign(hasura_session, site_of(asked.equipment_id), 'rule', rule_id);
  end if;
end;
$$;
comment on function api.refuse_foreign_rule is 'Refuses reason rules of other enterprises, and those for equipment of other sites.';
