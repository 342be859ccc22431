drop function keep_audit_entry cascade;
drop function secret_columns;
drop function audit_owner;
