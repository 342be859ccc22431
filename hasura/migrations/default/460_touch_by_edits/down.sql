drop trigger other_settings_touch_figures on enterprises;
drop trigger other_settings_touch_figures on equipment;
drop trigger another_kind_of_loss_touches_figures on downtime_reasons;
drop trigger another_product_touches_figures on production_orders;
drop trigger another_loss_category_touches_figures on scrap_reasons;
do $$
declare
  table_name text;
begin
  foreach table_name in array array['production_reports', 'stop_facts', 'production_order_runs', 'product_rates'] loop
    execute format(
      'drop trigger inserted_rows_touch_figures on %1$I;
       drop trigger updated_rows_touch_figures_as_they_were on %1$I;
       drop trigger updated_rows_touch_figures_as_they_are on %1$I;
       drop trigger deleted_rows_touch_figures on %1$I;',
      table_name);
  end loop;
end;
$$;
drop function touch_by_enterprises;
drop function touch_by_equipment;
drop function touch_by_downtime_reasons;
drop function touch_by_product_rates;
drop function touch_by_orders;
drop function touch_by_order_runs;
drop function touch_by_scrap_reasons;
drop function touch_by_stop_facts;
drop function touch_by_production;
