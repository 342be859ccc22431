import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

/** What a role may do with a table. */
export const operations = ['select', 'insert', 'update', 'delete'] as const;
export type Operation = (typeof operations)[number];

const permissionsSchema = z
  .array(
    z.object({
      role: z.string(),
      permission: z.looseObject({
        columns: z.union([z.literal('*'), z.array(z.string())]).optional(),
        filter: z.unknown().optional(),
        limit: z.number().optional(),
        allow_aggregations: z.boolean().optional(),
        query_root_fields: z.array(z.string()).optional(),
      }),
    }),
  )
  .default([]);

const tableSchema = z
  .object({
    table: z.object({ name: z.string() }),
    select_permissions: permissionsSchema,
    insert_permissions: permissionsSchema,
    update_permissions: permissionsSchema,
    delete_permissions: permissionsSchema,
  })
  .transform(({ table, ...permissions }) => ({
    name: table.name,
    select: permissions.select_permissions,
    insert: permissions.insert_permissions,
    update: permissions.update_permissions,
    delete: permissions.delete_permissions,
  }));

/** A table with the permissions that stand at it. */
export type TablePermissions = z.infer<typeof tableSchema>;

const rolesSchema = z.array(z.object({ role: z.string() })).default([]);

const functionSchema = z.object({
  function: z.object({ name: z.string() }),
  configuration: z.looseObject({ custom_name: z.string().optional(), exposed_as: z.string().optional() }).optional(),
  permissions: rolesSchema,
});

const actionsSchema = z.object({ actions: z.array(z.object({ name: z.string(), permissions: rolesSchema })) });

const inheritedSchema = z.array(z.object({ role_name: z.string(), role_set: z.array(z.string()) }));

/** What hasura/metadata says about who may do what. */
export interface MetadataPermissions {
  readonly tables: readonly TablePermissions[];
  /** Functions that change something, and actions: which roles they name. */
  readonly functions: readonly Callable[];
  readonly actions: readonly Callable[];
  /** Each role that has the rights of others, with those. */
  readonly inherited: ReadonlyMap<string, readonly string[]>;
}

export interface Callable {
  readonly name: string;
  readonly roles: readonly string[];
}

const metadataFolder = fileURLToPath(new URL('../../metadata', import.meta.url));

export function readMetadataPermissions(): MetadataPermissions {
  const functions = z.array(functionSchema).parse(readYaml('databases/default/functions/functions.yaml'));
  const inherited = inheritedSchema.parse(readYaml('inherited_roles.yaml'));
  return {
    tables: z.array(tableSchema).parse(readYaml('databases/default/tables/tables.yaml')),
    functions: functions
      .filter(({ configuration }) => configuration?.exposed_as === 'mutation')
      .map((tracked) => callable(tracked.configuration?.custom_name ?? tracked.function.name, tracked.permissions)),
    actions: actionsSchema
      .parse(readYaml('actions.yaml'))
      .actions.map(({ name, permissions }) => callable(name, permissions)),
    inherited: new Map(inherited.map(({ role_name: role, role_set: set }) => [role, set])),
  };
}

function callable(name: string, permissions: z.infer<typeof rolesSchema>): Callable {
  return { name, roles: permissions.map(({ role }) => role) };
}

function readYaml(path: string): unknown {
  const file = join(metadataFolder, path);
  return resolveIncludes(parse(readFileSync(file, 'utf8')), dirname(path));
}

/** Hasura's CLI writes `"!include other.yaml"` where another file belongs. */
function resolveIncludes(value: unknown, folder: string): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveIncludes(item, folder));
  const included = typeof value === 'string' ? /^!include (.+)$/.exec(value)?.[1] : undefined;
  return included === undefined ? value : readYaml(join(folder, included));
}
