select * from oee($1::timestamptz, $2::timestamptz, $3::int[], $4::text, $5::text)
