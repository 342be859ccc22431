drop owned by andon_dashboards;
do $$
begin
  drop role andon_dashboards;
exception
  -- Another database of the server has given it something to read, or it was made by somebody else.
  when dependent_objects_still_exist or insufficient_privilege then
    null;
end;
$$;
