import type { FunctionMetadata } from './function-metadata.ts';
import type { JsonObject } from './json.ts';
import type { Metadata, SourceConfiguration, SourceCustomization, SourceMetadata } from './metadata.ts';
import { writeTableMetadata } from './write-table-metadata.ts';
import { withoutEmpty } from './without-empty.ts';

/** The metadata as `export_metadata` answers it: version first, empty parts left out, lists sorted by name. */
export function writeMetadata(metadata: Metadata): JsonObject {
  return {
    version: 3,
    sources: sortBy(metadata.sources, ({ name }) => name).map(writeSource),
    ...withoutEmpty(metadata.others),
    ...withoutEmpty({
      inherited_roles: sortBy(metadata.inherited_roles, ({ role_name: name }) => name).map((role) => ({ ...role })),
    }),
  };
}

function writeSource(source: SourceMetadata): JsonObject {
  return {
    name: source.name,
    kind: source.kind,
    tables: sortBy(source.tables, ({ table }) => `${table.schema}.${table.name}`).map(writeTableMetadata),
    ...withoutEmpty({
      functions: sortBy(source.functions, ({ function: { schema, name } }) => `${schema}.${name}`).map(writeFunction),
    }),
    ...source.others,
    configuration: writeSourceConfiguration(source.configuration),
    ...withoutEmpty({ customization: writeCustomization(source.customization) }),
  };
}

export function writeSourceConfiguration({ connection_info: info, others }: SourceConfiguration): JsonObject {
  return {
    connection_info: {
      database_url: info.database_url,
      ...withoutEmpty({
        isolation_level: info.isolation_level,
        pool_settings: info.pool_settings,
        use_prepared_statements: info.use_prepared_statements,
      }),
      ...info.others,
    },
    ...others,
  };
}

export function writeCustomization(customization: SourceCustomization): JsonObject {
  return withoutEmpty({
    root_fields: customization.root_fields === null ? null : withoutEmpty(customization.root_fields),
    type_names: customization.type_names === null ? null : withoutEmpty(customization.type_names),
    naming_convention: customization.naming_convention,
  });
}

export function writeFunction(one: FunctionMetadata): JsonObject {
  const { custom_root_fields: rootFields, ...configuration } = one.configuration;
  return {
    function: { ...one.function },
    ...withoutEmpty({
      configuration: withoutEmpty({ ...configuration, custom_root_fields: withoutEmpty(rootFields) }),
      permissions: one.permissions.map((permission) => ({ ...permission })),
      comment: one.comment,
    }),
  };
}

export function sortBy<Item>(items: readonly Item[], name: (item: Item) => string): readonly Item[] {
  return [...items].sort((left, right) => (name(left) < name(right) ? -1 : name(left) > name(right) ? 1 : 0));
}
