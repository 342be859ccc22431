drop function command.change_topic_mapping;
drop function command.create_topic_mapping;
drop function command.refuse_foreign_mapping;
drop function command.change_source;
drop function command.register_source;
drop function command.take_again;
drop function command.refuse_foreign_topic;
