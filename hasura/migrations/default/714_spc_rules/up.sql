-- Statistical process control, step 2: which points of a chart break which rule.
--
-- A rule is broken at the point that completes its pattern, measured in the standard deviations of that point, so charts
-- whose subgroups differ in size are judged alike. Zones: C within 1 σ of the centre line, B within 2 σ, A within 3 σ.

create table spc_rules (
  rule_set text not null,
  rule int not null,
  description text not null,
  is_for_spread boolean not null,
  constraint a_control_chart_rule_is_known_by_its_set_and_number primary key (rule_set, rule),
  constraint "control chart rules are Nelson's or Western Electric's" check (rule_set in ('nelson', 'western_electric'))
);
comment on table spc_rules is 'The rules by which control charts are read (Nelson 1984; Western Electric 1956 with the trend rules that NIST adds).';
comment on column spc_rules.rule_set is 'nelson or western_electric.';
comment on column spc_rules.rule is 'Number of the rule in its set.';
comment on column spc_rules.description is 'The pattern that breaks the rule.';
comment on column spc_rules.is_for_spread is 'True when the rule is also applied to ranges and standard deviations, whose two sides are not alike. Moving ranges and EWMA share data with their neighbours, so only rule 1 applies to them.';
insert into spc_rules (rule_set, rule, description, is_for_spread) values
  ('nelson', 1, 'One point beyond the control limits (3 σ).', true),
  ('nelson', 2, 'Nine points in a row on the same side of the centre line.', true),
  ('nelson', 3, 'Six points in a row steadily increasing or decreasing.', true),
  ('nelson', 4, 'Fourteen points in a row alternating up and down.', true),
  ('nelson', 5, 'Two of three points in a row beyond 2 σ on the same side.', false),
  ('nelson', 6, 'Four of five points in a row beyond 1 σ on the same side.', false),
  ('nelson', 7, 'Fifteen points in a row within 1 σ, on either side.', false),
  ('nelson', 8, 'Eight points in a row beyond 1 σ, on either side.', false),
  ('western_electric', 1, 'One point beyond the control limits (zone A).', true),
  ('western_electric', 2, 'Two of three points in a row in zone A or beyond on the same side.', false),
  ('western_electric', 3, 'Four of five points in a row in zone B or beyond on the same side.', false),
  ('western_electric', 4, 'Eight points in a row on the same side of the centre line.', true),
  ('western_electric', 5, 'Six points in a row steadily increasing or decreasing (trend).', true),
  ('western_electric', 6, 'Fourteen points in a row alternating up and down (systematic).', true),
  ('western_electric', 7, 'Fifteen points in a row in zone C (stratification).', false),
  ('western_electric', 8, 'Eight points in a row outside zone C (mixture).', false);

create type spc_point as (
  panel text,
  number int,
  started_at timestamptz,
  ended_at timestamptz,
  size numeric,
  value numeric,
  center_line numeric,
  sigma numeric,
  lower_control_limit numeric,
  upper_control_limit numeric
);
comment on type spc_point is 'A point of a control chart that has not been judged yet. Its sigma is that of what is plotted.';

create type spc_judgement as (panel text, number int, nelson_rules int[], western_electric_rules int[]);
comment on type spc_judgement is 'The rules that a point of a control chart breaks.';

create function spc_rules_of(rule_set text, panel text) returns int[]
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  return array(
    select rules.rule from spc_rules rules
    where rules.rule_set = spc_rules_of.rule_set and case
      when panel in ('moving_range', 'ewma') then rules.rule = 1
      when panel in ('range', 'standard_deviation') then rules.is_for_spread
      else true
    end
    order by rules.rule);
end;
$$;
comment on function spc_rules_of is 'The rules applied to a panel: all to values, means and attributes, those for spread to ranges and standard deviations, rule 1 to moving ranges and EWMA.';

create function spc_judge(points spc_point[]) returns setof spc_judgement
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  return query
    with plotted as (
      select point.panel, point.number, point.value,
        -- How many standard deviations a point is above its centre line.
        case
          when point.value = point.center_line then 0
          when point.sigma > 0 then (point.value - point.center_line) / point.sigma
          when point.value > point.center_line then 'Infinity'::numeric
          else '-Infinity'::numeric
        end as distance,
        point.value < point.lower_control_limit or point.value > point.upper_control_limit as is_beyond,
        sign(point.value - lag(point.value) over series) as step
      from unnest(points) point
      window series as (partition by point.panel order by point.number)
    ), steps as (
      select plotted.*, sign(plotted.distance) as side,
        plotted.step * lag(plotted.step) over (partition by plotted.panel order by plotted.number) = -1 as turns
      from plotted
    ), patterns as (
      select steps.panel, steps.number, steps.is_beyond,
        abs(sum(steps.side) over last_9) = 9 as run_of_9,
        abs(sum(steps.side) over last_8) = 8 as run_of_8,
        abs(sum(steps.step) over last_5) = 5 as trend_of_6,
        count(*) filter (where steps.turns) over last_12 = 12 as alternation_of_14,
        steps.distance > 2 and count(*) filter (where steps.distance > 2) over last_3 >= 2
          or steps.distance < -2 and count(*) filter (where steps.distance < -2) over last_3 >= 2 as two_of_three,
        steps.distance > 1 and count(*) filter (where steps.distance > 1) over last_5 >= 4
          or steps.distance < -1 and count(*) filter (where steps.distance < -1) over last_5 >= 4 as four_of_five,
        count(*) filter (where abs(steps.distance) < 1) over last_15 = 15 as fifteen_within,
        count(*) filter (where abs(steps.distance) > 1) over last_8 = 8 as eight_without
      from steps
      window
        series as (partition by steps.panel order by steps.number),
        last_3 as (series rows 2 preceding),
        last_5 as (series rows 4 preceding),
        last_8 as (series rows 7 preceding),
        last_9 as (series rows 8 preceding),
        last_12 as (series rows 11 preceding),
        last_15 as (series rows 14 preceding)
    ), panels as materialized (
      -- Asked once for each panel, not for each point.
      select plots.panel, spc_rules_of('nelson', plots.panel) as nelson,
        spc_rules_of('western_electric', plots.panel) as western_electric
      from (select distinct plotted.panel from plotted) plots
    )
    select patterns.panel, patterns.number,
      array_remove(array[
        case when patterns.is_beyond and 1 = any (panels.nelson) then 1 end,
        case when patterns.run_of_9 and 2 = any (panels.nelson) then 2 end,
        case when patterns.trend_of_6 and 3 = any (panels.nelson) then 3 end,
        case when patterns.alternation_of_14 and 4 = any (panels.nelson) then 4 end,
        case when patterns.two_of_three and 5 = any (panels.nelson) then 5 end,
        case when patterns.four_of_five and 6 = any (panels.nelson) then 6 end,
        case when patterns.fifteen_within and 7 = any (panels.nelson) then 7 end,
        case when patterns.eight_without and 8 = any (panels.nelson) then 8 end], null),
      array_remove(array[
        case when patterns.is_beyond and 1 = any (panels.western_electric) then 1 end,
        case when patterns.two_of_three and 2 = any (panels.western_electric) then 2 end,
        case when patterns.four_of_five and 3 = any (panels.western_electric) then 3 end,
        case when patterns.run_of_8 and 4 = any (panels.western_electric) then 4 end,
        case when patterns.trend_of_6 and 5 = any (panels.western_electric) then 5 end,
        case when patterns.alternation_of_14 and 6 = any (panels.western_electric) then 6 end,
        case when patterns.fifteen_within and 7 = any (panels.western_electric) then 7 end,
        case when patterns.eight_without and 8 = any (panels.western_electric) then 8 end], null)
    from patterns
    join panels on panels.panel = patterns.panel;
end;
$$;
comment on function spc_judge is 'Which rules each point of a chart breaks. A rule needs as many points as it names; gaps in time do not interrupt it.';
