drop function measure_window;
drop function measure_stretches;
drop type oee_measure;
