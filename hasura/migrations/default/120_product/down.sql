drop table product_rates;
drop table products;
