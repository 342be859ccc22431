-- The statement that removes database $1.
select format('drop database if exists %I', $1::text) as statement;
