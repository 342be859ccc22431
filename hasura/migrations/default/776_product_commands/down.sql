drop function command.remove_product_rate;
drop function command.set_product_rate;
drop function command.rate_to_change;
drop function command.change_product;
drop function command.create_product;
