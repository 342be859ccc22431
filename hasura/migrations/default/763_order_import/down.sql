drop function command.import_orders;
drop function command.refuse_faulty_import;
drop function command.faults_of_import;
