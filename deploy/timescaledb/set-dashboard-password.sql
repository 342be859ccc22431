-- Gives the role of the dashboards its password, which psql reads from the environment, so that it stands in no argument and
-- in no log. The role is made by the migrations: until they have run this fails, and docker-compose.yml has it tried again.
\set ON_ERROR_STOP on
\getenv password GRAFANA_DATABASE_PASSWORD
set log_statement = 'none';
set log_min_error_statement = 'panic';
set password_encryption = 'scram-sha-256';
alter role andon_dashboards password :'password';
