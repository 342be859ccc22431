drop function keep_audit_entry cascade;
drop function without_secrets;
drop function audit_owner;
