select hasura_uuid::text as id, cli_state, console_state
from hdb_catalog.hdb_version
