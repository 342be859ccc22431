drop function rolled_up_or_measured;
