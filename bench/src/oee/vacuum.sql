-- What autovacuum does on a server and the platform's rounds do beside the embedded database.
vacuum analyze
