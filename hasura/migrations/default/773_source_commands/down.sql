drop function command.change_topic_mapping;
drop function command.create_topic_mapping;
drop function command.refuse_foreign_mapping;
drop function command.change_source;
drop function command.register_source;
drop trigger letters_of_registered_topics_are_taken_again on dead_letters;
drop function take_again_what_was_just_registered;
drop function command.take_again;
drop function command.refuse_foreign_topic;
