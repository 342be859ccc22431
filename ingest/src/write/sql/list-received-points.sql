select id::text from received_points where id = any ($1::uuid[])
