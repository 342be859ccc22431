drop function command.justify_stops;
