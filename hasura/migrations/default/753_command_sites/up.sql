-- Commands, what they share: rows of other enterprises, and of sites that the session may not see, are not there.

create function command.is_own_site(session command_session, site_id int) returns boolean
  language sql stable
  set search_path = pg_catalog, public
as $$
  select exists (
    select from sites
    where sites.id = is_own_site.site_id and sites.enterprise_id = session.enterprise_id
      and (session.site_ids is null or sites.id = any (session.site_ids)));
$$;
comment on function command.is_own_site is 'Whether a session may see a site.';

create function command.is_own_equipment(session command_session, equipment_id int) returns boolean
  language sql stable
  set search_path = pg_catalog, public
as $$
  select exists (
    select from equipment
    join areas on areas.id = equipment.area_id
    where equipment.id = is_own_equipment.equipment_id and command.is_own_site(session, areas.site_id));
$$;
comment on function command.is_own_equipment is 'Whether a session may see a piece of equipment.';

create function command.refuse_foreign_equipment(session command_session, equipment_id int, field text) returns void
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  if command.is_own_equipment(session, equipment_id) is not true then
    perform command.refuse('not-found', format('There is no equipment %s. Reload the list.', equipment_id), field);
  end if;
end;
$$;
comment on function command.refuse_foreign_equipment is 'Refuses equipment that the session may not see, as equipment that is not there.';

create function command.refuse_foreign_stop(session command_session, stop_id bigint, field text) returns void
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  if not exists (
    select from equipment_events event where event.id = stop_id and command.is_own_equipment(session, event.equipment_id)
  ) then
    perform command.refuse('not-found',
      format('There is no stop %s. It may have been joined with another one meanwhile; reload the list.', stop_id), field);
  end if;
end;
$$;
comment on function command.refuse_foreign_stop is 'Refuses stops that the session may not see, as stops that are not there.';
