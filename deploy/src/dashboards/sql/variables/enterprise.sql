select name as __text, id as __value from enterprises order by name
