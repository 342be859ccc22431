-- Statistical process control, step 4: how well a process keeps within its specification.

create table spc_capabilities (
  chart text not null,
  observations bigint not null,
  subgroups int not null,
  mean numeric,
  sigma_within numeric,
  sigma_overall numeric,
  lower_specification numeric,
  upper_specification numeric,
  target numeric,
  cp numeric,
  cpl numeric,
  cpu numeric,
  cpk numeric,
  pp numeric,
  ppl numeric,
  ppu numeric,
  ppk numeric,
  cpm numeric,
  below_specification numeric,
  above_specification numeric,
  constraint "a capability is never stored" check (false) no inherit
);
comment on table spc_capabilities is 'The columns of the function spc_capability. An index without the limit that it needs is null. Holds no rows.';
comment on column spc_capabilities.chart is 'The chart whose subgroups give the standard deviation within: i_mr, xbar_r or xbar_s.';
comment on column spc_capabilities.observations is 'Measurements.';
comment on column spc_capabilities.subgroups is 'Subgroups.';
comment on column spc_capabilities.mean is 'Mean of all measurements.';
comment on column spc_capabilities.sigma_within is 'Standard deviation within subgroups: MR̄ ÷ d2, R̄ ÷ d2 or s̄ ÷ c4.';
comment on column spc_capabilities.sigma_overall is 'Standard deviation of all measurements.';
comment on column spc_capabilities.lower_specification is 'Lower specification limit, as asked.';
comment on column spc_capabilities.upper_specification is 'Upper specification limit, as asked.';
comment on column spc_capabilities.target is 'Target, as asked.';
comment on column spc_capabilities.cp is '(upper − lower) ÷ 6 σ within.';
comment on column spc_capabilities.cpl is '(mean − lower) ÷ 3 σ within.';
comment on column spc_capabilities.cpu is '(upper − mean) ÷ 3 σ within.';
comment on column spc_capabilities.cpk is 'The smaller of cpl and cpu.';
comment on column spc_capabilities.pp is '(upper − lower) ÷ 6 σ overall.';
comment on column spc_capabilities.ppl is '(mean − lower) ÷ 3 σ overall.';
comment on column spc_capabilities.ppu is '(upper − mean) ÷ 3 σ overall.';
comment on column spc_capabilities.ppk is 'The smaller of ppl and ppu.';
comment on column spc_capabilities.cpm is '(upper − lower) ÷ 6 √(σ overall² + (mean − target)²), the index of Taguchi.';
comment on column spc_capabilities.below_specification is 'Share of the measurements below the lower limit.';
comment on column spc_capabilities.above_specification is 'Share of the measurements above the upper limit.';

create function spc_capability(
  "from" timestamptz,
  "to" timestamptz,
  chart text default 'i_mr',
  metric_id int default null,
  equipment_id int default null,
  subgroup_size int default null,
  bucket text default null,
  lower_specification numeric default null,
  upper_specification numeric default null,
  target numeric default null
) returns setof spc_capabilities
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  estimate spc_estimate;
  result spc_capabilities;
begin
  if chart not in ('i_mr', 'xbar_r', 'xbar_s') then
    raise invalid_parameter_value using message = format('a chart "%s" has no capability', chart),
      hint = 'Use i_mr, xbar_r or xbar_s.';
  end if;
  if upper_specification <= lower_specification then
    raise invalid_parameter_value using message = 'the upper specification limit is not above the lower one',
      hint = 'Give lower_specification and upper_specification in this order, or only one of them.';
  end if;
  estimate := spc_estimate_of(chart, array(
    select subgroup from spc_subgroups(chart, metric_id, equipment_id, "from", "to", subgroup_size, bucket) subgroup));
  result.chart := chart;
  result.observations := coalesce(estimate.observations, 0);
  result.subgroups := estimate.subgroups;
  result.mean := estimate.mean;
  result.sigma_within := estimate.sigma_within;
  result.sigma_overall := estimate.sigma_overall;
  result.lower_specification := lower_specification;
  result.upper_specification := upper_specification;
  result.target := target;
  result.cp := (upper_specification - lower_specification) / nullif(6 * estimate.sigma_within, 0);
  result.cpl := (estimate.mean - lower_specification) / nullif(3 * estimate.sigma_within, 0);
  result.cpu := (upper_specification - estimate.mean) / nullif(3 * estimate.sigma_within, 0);
  result.cpk := least(result.cpl, result.cpu);
  result.pp := (upper_specification - lower_specification) / nullif(6 * estimate.sigma_overall, 0);
  result.ppl := (estimate.mean - lower_specification) / nullif(3 * estimate.sigma_overall, 0);
  result.ppu := (upper_specification - estimate.mean) / nullif(3 * estimate.sigma_overall, 0);
  result.ppk := least(result.ppl, result.ppu);
  result.cpm := (upper_specification - lower_specification)
    / nullif(6 * sqrt(estimate.sigma_overall ^ 2 + (estimate.mean - target) ^ 2), 0);
  select
    avg((measured.value < lower_specification)::int), avg((measured.value > upper_specification)::int)
  into result.below_specification, result.above_specification
  from spc_values(metric_id, equipment_id, "from", "to") measured;
  return next result;
end;
$$;
comment on function spc_capability is 'Capability (Cp, Cpk: variation within subgroups) and performance (Pp, Ppk: all variation) of a metric (metric_id) or of the cycle time in seconds (equipment_id) against its specification. chart, subgroup_size and bucket as of spc_chart. With one limit only, Cpk and Ppk are of that limit.';
