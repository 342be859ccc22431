drop function counted_stretches;
