drop function rates_of_product;
drop table product_rates;
drop table products;
