select enterprise_id, number::text, fault from audit_faults();
