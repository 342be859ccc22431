drop function audit_faults;
