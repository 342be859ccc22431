drop function counted_parts;
