drop function explain_oee;
drop function oee_parts;
drop function oee_figures_to_explain;
drop table oee_explanations;
drop table oee_ratios;
drop table oee_terms;
