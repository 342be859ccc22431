-- Without statistics the planner looks stops up by equipment alone, so that each step would cost more than the one before.
analyze equipment_events, equipment_state_intervals;
