-- Constants of Shewhart's control charts, exact to the digits shown rather than rounded as in printed tables.
--
-- For n values of a normal distribution with standard deviation 1: d2 is the mean of their range, d3 its standard
-- deviation, c4 the mean of their standard deviation. All other constants follow from these (ASTM E2587, AIAG SPC).

create table spc_constants (
  subgroup_size int not null,
  d2 numeric not null,
  d3 numeric not null,
  c4 numeric not null,
  "A2" numeric not null generated always as (3 / (d2 * sqrt(subgroup_size::numeric))) stored,
  "A3" numeric not null generated always as (3 / (c4 * sqrt(subgroup_size::numeric))) stored,
  "B3" numeric not null generated always as (greatest(0, 1 - 3 * sqrt(1 - c4 * c4) / c4)) stored,
  "B4" numeric not null generated always as (1 + 3 * sqrt(1 - c4 * c4) / c4) stored,
  "D3" numeric not null generated always as (greatest(0, 1 - 3 * d3 / d2)) stored,
  "D4" numeric not null generated always as (1 + 3 * d3 / d2) stored,
  "E2" numeric not null generated always as (3 / d2) stored,
  constraint control_chart_constants_are_known_by_the_subgroup_size primary key (subgroup_size)
);
comment on table spc_constants is 'Constants of control charts for subgroups of 2 to 25, under the names of the published tables.';
comment on column spc_constants.subgroup_size is 'Values in a subgroup.';
comment on column spc_constants.d2 is 'Mean of the range of n values, in standard deviations.';
comment on column spc_constants.d3 is 'Standard deviation of the range of n values, in standard deviations.';
comment on column spc_constants.c4 is 'Mean of the standard deviation of n values, in standard deviations.';
comment on column spc_constants."A2" is 'Limits of means from the average range: 3 ÷ (d2 √n).';
comment on column spc_constants."A3" is 'Limits of means from the average standard deviation: 3 ÷ (c4 √n).';
comment on column spc_constants."B3" is 'Lower limit of standard deviations: 1 − 3 √(1 − c4²) ÷ c4, at least 0.';
comment on column spc_constants."B4" is 'Upper limit of standard deviations: 1 + 3 √(1 − c4²) ÷ c4.';
comment on column spc_constants."D3" is 'Lower limit of ranges: 1 − 3 d3 ÷ d2, at least 0.';
comment on column spc_constants."D4" is 'Upper limit of ranges: 1 + 3 d3 ÷ d2.';
comment on column spc_constants."E2" is 'Limits of individual values from the average moving range: 3 ÷ d2.';

insert into spc_constants (subgroup_size, d2, d3, c4) values
  (2, 1.1283791671, 0.8525024664, 0.797884560802865),
  (3, 1.6925687506, 0.8883680040, 0.886226925452758),
  (4, 2.0587507460, 0.8798082028, 0.921317731923561),
  (5, 2.3259289473, 0.8640819411, 0.939985602986625),
  (6, 2.5344127212, 0.8480396861, 0.951532861948145),
  (7, 2.7043567512, 0.8332053356, 0.959368788699833),
  (8, 2.8472006121, 0.8198314898, 0.965030456147372),
  (9, 2.9700263244, 0.8078342746, 0.969310699713954),
  (10, 3.0775054617, 0.7970506735, 0.972659274121588),
  (11, 3.1728727038, 0.7873146206, 0.975350077145229),
  (12, 3.2584552797, 0.7784783412, 0.977559351854772),
  (13, 3.3359803541, 0.7704162021, 0.979405604314218),
  (14, 3.4067631082, 0.7630230956, 0.980971436755516),
  (15, 3.4718268899, 0.7562114297, 0.982316177162651),
  (16, 3.5319827861, 0.7499080894, 0.983483531615841),
  (17, 3.5878839618, 0.7440517840, 0.984506405471832),
  (18, 3.6400637579, 0.7385908534, 0.985410043808079),
  (19, 3.6889630232, 0.7334814955, 0.986214136860194),
  (20, 3.7349501196, 0.7286863457, 0.986934267524655),
  (21, 3.7783358298, 0.7241733407, 0.987582928826156),
  (22, 3.8193846434, 0.7199148084, 0.988170253315831),
  (23, 3.8583234233, 0.7158867355, 0.988704545233999),
  (24, 3.8953481485, 0.7120681751, 0.989192674958505),
  (25, 3.9306292195, 0.7084407659, 0.989640375585703);

create function spc_c4(subgroup_size int) returns numeric
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  -- Γ(n/2) ÷ Γ((n−1)/2) for the last subgroup size of the table; times the same for n + 1 it is (n − 1)/2.
  gamma_ratio numeric;
begin
  if subgroup_size <= 25 then
    return (select constants.c4 from spc_constants constants where constants.subgroup_size = spc_c4.subgroup_size);
  end if;
  select constants.c4 * sqrt(12::numeric) into gamma_ratio from spc_constants constants where constants.subgroup_size = 25;
  for size in 25..subgroup_size - 1 loop
    gamma_ratio := (size - 1) / 2.0 / gamma_ratio;
  end loop;
  return gamma_ratio * sqrt(2.0 / (subgroup_size - 1));
end;
$$;
comment on function spc_c4 is 'c4 of a subgroup of any size from 2 on; standard deviations, unlike ranges, are of use beyond 25 values.';
