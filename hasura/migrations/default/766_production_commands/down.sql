drop function command.cancel_production;
drop function command.correct_production;
drop function command.keep_correction;
drop function command.report_to_change;
drop function command.report_production;
drop function command.equipment_of_report;
drop function command.refuse_counting_twice;
