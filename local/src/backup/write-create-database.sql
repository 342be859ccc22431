-- Statements that make an empty database $1, instead of what a restore that was interrupted has left of it.
select format(template, $1::text) as statement
from unnest(array['drop database if exists %I', 'create database %I template template0']) with ordinality as statements (template, place)
order by place;
