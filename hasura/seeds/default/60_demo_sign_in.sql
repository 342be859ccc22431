-- Demo people can sign in, all with the password "shop floor demo", those on the shop floor also with the PIN 4071 at a
-- terminal. Both are public (docs/security.md), so seeds are for the embedded database and trials only.

insert into access.credentials (user_id, password_hash, password_set_at, pin_hash, pin_set_at)
select users.id,
  '$scrypt$ln=15,r=8,p=3$5++Ew/EeTnfIVG6I/YkMJg$u8QeX3gHKnAkCEa+Lk0Cgp9D7U2oqyp3Z+PbXq2vb/4', now(),
  case when users.role in ('operator', 'supervisor')
    then '$scrypt$ln=15,r=8,p=3$kT35K3zI9NxF5o3ep8uvag$RpYrKh7RVV2ivSS5SK/636j34SO2rZw6J1Mb/IrqLoU' end,
  case when users.role in ('operator', 'supervisor') then now() end
from users
where users.email like '%@packiot.example' or users.email like '%@factory.example' or users.email like '%@simulator.example'
on conflict do nothing;
