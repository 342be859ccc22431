interface Table {
  readonly [key: string]: unknown;
}

/** The metadata of the shop floor: a user sees the machines that he owns. */
export function shopFloorMetadata(databaseUrl: string): object {
  const arrays: Readonly<Record<string, readonly [string, string, string]>> = {
    area: ['machines', 'machine', 'area_id'],
    machine: ['stops', 'stop', 'machine_id'],
  };
  const tables = ['area', 'machine', 'stop', 'reading', 'note'].map((name): Table => {
    const [relationship, other, column] = arrays[name] ?? [];
    const table = { schema: 'bench_engine', name: other };
    return {
      table: { schema: 'bench_engine', name },
      configuration: { custom_name: name },
      array_relationships:
        relationship === undefined
          ? []
          : [{ name: relationship, using: { foreign_key_constraint_on: { column, table } } }],
      select_permissions:
        name === 'machine'
          ? [{ role: 'user', permission: { columns: '*', filter: { owner_id: { _eq: 'X-Hasura-User-Id' } } } }]
          : [],
    };
  });
  return metadataOf(databaseUrl, tables);
}

/** Many tables, each open to many roles. */
export function wideMetadata(databaseUrl: string, tableCount: number, roleCount: number): object {
  const roles = Array.from({ length: roleCount }, (_, index) => `role_${index}`);
  const tables = Array.from({ length: tableCount }, (_, index) => ({
    table: { schema: 'bench_engine', name: `wide_${index}` },
    select_permissions: roles.map((role) => ({
      role,
      permission: { columns: '*', filter: { a: { _eq: 'X-Hasura-User-Id' } }, allow_aggregations: true },
    })),
    insert_permissions: roles.map((role) => ({ role, permission: { columns: '*', check: {} } })),
  }));
  return metadataOf(databaseUrl, tables);
}

function metadataOf(databaseUrl: string, tables: readonly object[]): object {
  const configuration = { connection_info: { database_url: databaseUrl } };
  return { version: 3, sources: [{ name: 'default', kind: 'postgres', configuration, tables }] };
}
