-- Alerts, step 8: sending. Whoever sends a message takes it first, so that an event that comes twice sends once.

create function api.take_delivery(delivery_id uuid) returns setof message_deliveries
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  -- Longer than any attempt takes: after that whoever took it is gone.
  longest_attempt constant interval := interval '1 minute';
  delivery message_deliveries;
begin
  select known.* into delivery from message_deliveries known where known.id = delivery_id for update;
  if delivery.status = 'sending' and delivery.attempted_at > clock_timestamp() - longest_attempt then
    raise lock_not_available using message = format('delivery %s is being sent', delivery_id),
      hint = 'Ask again in a minute.';
  end if;
  return query
    update message_deliveries known set
      status = 'sending', attempts = known.attempts + 1, attempted_at = clock_timestamp()
    where known.id = delivery_id and known.status in ('queued', 'sending')
    returning known.*;
end;
$$;
comment on function api.take_delivery is 'Takes a message to send it. Gives nothing when it was delivered or given up; refuses while somebody else sends it.';

create function api.finish_delivery(delivery_id uuid, error text default null, give_up boolean default false)
  returns setof message_deliveries
  language sql volatile
  set search_path = pg_catalog, public
as $$
  update message_deliveries known set
    status = case when error is null then 'delivered' when give_up then 'failed' else 'queued' end,
    last_error = error,
    delivered_at = case when error is null then clock_timestamp() end
  where known.id = delivery_id and known.status = 'sending'
  returning known.*;
$$;
comment on function api.finish_delivery is 'Says what came of a message that was taken: delivered, or an error after which it is sent again or given up.';
