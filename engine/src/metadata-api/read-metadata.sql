select metadata, resource_version
from hdb_catalog.hdb_metadata
