select id, name from equipment
