drop function stop_zones;
drop function widen_stop_zones;
drop function stop_zone_around;
drop type stop_zone;
