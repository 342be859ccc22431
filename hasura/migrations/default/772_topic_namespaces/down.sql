drop view unregistered_topics;
drop table topic_namespaces;
drop function refuse_overlapping_namespace;
drop function is_within_topic;
