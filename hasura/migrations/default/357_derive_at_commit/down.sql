drop function derive_late_spans(sample_span[], boolean);
drop function are_visible(equipment_values[]);
drop table samples_derived_at_commit;
drop function derive_at_commit();
