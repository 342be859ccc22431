-- Commands for sources: which topics feed which equipment, and how messages on other topics are read.

create function command.refuse_foreign_topic(session command_session, topic text, field text) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if not exists (
    select from topic_namespaces namespace
    where namespace.enterprise_id = session.enterprise_id and is_within_topic(topic, namespace.topic_prefix)
  ) then
    perform command.refuse('invalid-input', format('%s does not lie within the topics of your enterprise. They begin with %s.', topic,
      coalesce((select string_agg(namespace.topic_prefix || '/', ', ' order by namespace.topic_prefix) from topic_namespaces namespace
        where namespace.enterprise_id = session.enterprise_id), 'nothing yet: ask whoever runs the platform for a namespace')), field);
  end if;
end;
$$;
comment on function command.refuse_foreign_topic is 'Refuses topics outside of the namespaces of the session''s enterprise.';

create function command.take_again(session command_session, source_topic text) returns int
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  letters int;
begin
  -- What workers refuse from now on, the trigger below sees; what they are refusing, this waits for.
  lock table dead_letters in share row exclusive mode;
  update dead_letters letter set replay_requested_at = now()
  where letter.reason = 'not-registered' and letter.replayed_at is null
    and (is_within_topic(letter.source, source_topic) or is_within_topic(source_topic, letter.source))
    and exists (
      select from topic_namespaces namespace
      where namespace.enterprise_id = session.enterprise_id and is_within_topic(letter.source, namespace.topic_prefix));
  get diagnostics letters = row_count;
  return letters;
end;
$$;
comment on function command.take_again is 'Has the messages taken that came before their topic was registered. Gives how many.';

create function take_again_what_was_just_registered() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  update dead_letters letter set replay_requested_at = now()
  from inserted
  where letter.id = inserted.id and inserted.reason = 'not-registered' and exists (
    select from packml_register source
    where source.active and source.created_at > now() - interval '1 minute'
      and (is_within_topic(inserted.source, source.source_topic) or is_within_topic(source.source_topic, inserted.source)));
  return null;
end;
$$;
comment on function take_again_what_was_just_registered is 'Workers hear of a registration a moment later: has the messages taken again that they refused meanwhile.';

create trigger letters_of_registered_topics_are_taken_again
  after insert on dead_letters
  referencing new table as inserted
  for each statement execute function take_again_what_was_just_registered();

create function command.register_source(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform command.active_row(session, 'equipment', (input ->> 'equipmentId')::int, 'equipmentId');
  perform command.refuse_foreign_topic(session, input ->> 'sourceTopic', 'sourceTopic');
  return jsonb_build_object(
    'sourceId', command.insert_row('packml_register',
      command.as_columns(input, 'sourceTopic', 'equipmentId', 'stateMap', 'metricMap', 'counterMaximum', 'maximumRatePerMin')) -> 'id',
    'letters', command.take_again(session, input ->> 'sourceTopic'));
end;
$$;
comment on function command.register_source is 'Lets a topic feed equipment: sourceTopic, equipmentId, stateMap, metricMap, counterMaximum, maximumRatePerMin. Messages of it that were refused before are taken again.';

create function command.change_source(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  source constant jsonb := command.row_to_change(session, 'packml_register', input, 'sourceId');
begin
  perform command.refuse_foreign(session, input, 'equipmentId', 'equipment');
  perform command.change_row('packml_register', (source ->> 'id')::int,
    command.as_columns(input, 'equipmentId', 'stateMap', 'metricMap', 'counterMaximum', 'maximumRatePerMin', 'active'));
  return jsonb_build_object('sourceId', source -> 'id', 'letters', 0);
end;
$$;
comment on function command.change_source is 'Changes how a topic is read: sourceId, and any of equipmentId, stateMap, metricMap, counterMaximum, maximumRatePerMin, active (false retires it).';

create function command.refuse_foreign_mapping(session command_session, input jsonb) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  -- A filter that reached further would read other enterprises' messages.
  if input ? 'topicFilter' then
    perform command.refuse_foreign_topic(session, input ->> 'topicFilter', 'topicFilter');
  end if;
  if input ? 'metricPath' then
    perform command.refuse_foreign_topic(session, input ->> 'metricPath', 'metricPath');
  end if;
end;
$$;
comment on function command.refuse_foreign_mapping is 'Refuses mappings that read or write outside of the namespaces of the session''s enterprise.';

create function command.create_topic_mapping(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform command.refuse_foreign_mapping(session, input);
  return jsonb_build_object('topicMappingId', command.insert_row('topic_mappings',
    command.as_columns(input, 'topicFilter', 'metricPath', 'valuePath', 'dataType', 'timePath', 'timeFormat', 'qualityPath', 'scale',
      'valueOffset', 'unit') || jsonb_build_object('enterprise_id', session.enterprise_id)) -> 'id');
end;
$$;
comment on function command.create_topic_mapping is 'Says how messages on a topic are read: the columns of topic_mappings.';

create function command.change_topic_mapping(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  mapping constant jsonb := command.row_to_change(session, 'topic_mappings', input, 'topicMappingId');
begin
  perform command.refuse_foreign_mapping(session, input);
  perform command.change_row('topic_mappings', (mapping ->> 'id')::int,
    command.as_columns(input, 'topicFilter', 'metricPath', 'valuePath', 'dataType', 'timePath', 'timeFormat', 'qualityPath', 'scale',
      'valueOffset', 'unit', 'active'));
  return jsonb_build_object('topicMappingId', mapping -> 'id');
end;
$$;
comment on function command.change_topic_mapping is 'Changes a topic mapping: topicMappingId, and any of its columns, active (false retires it) among them.';
