import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import * as z from 'zod';
import type { Environment } from '../settings.ts';

/** A Hasura CLI project: where its files are and which engine it belongs to. */
export interface Project {
  readonly endpoint: string;
  readonly adminSecret: string | undefined;
  readonly metadataDirectory: string;
  readonly migrationsDirectory: string;
  readonly seedsDirectory: string;
}

/** What the command line says about the project. */
export interface ProjectOptions {
  readonly project?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly 'admin-secret'?: string | undefined;
}

const configSchema = z.object({
  version: z.literal(3, { error: 'only config v3 is supported' }),
  endpoint: z.string().optional(),
  admin_secret: z.string().optional(),
  metadata_directory: z.string().default('metadata'),
  migrations_directory: z.string().default('migrations'),
  seeds_directory: z.string().default('seeds'),
});

/**
 * Reads `config.yaml`. The command line goes before the environment, and that before the file.
 *
 * @throws UsageError when there is no project or its config can't be read
 */
export function readProject(options: ProjectOptions, environment: Environment): Project {
  const directory = resolve(options.project ?? environment['HASURA_GRAPHQL_PROJECT'] ?? '.');
  const file = join(directory, 'config.yaml');
  if (!existsSync(file))
    throw new UsageError(`There is no config.yaml in ${directory}: name the project by --project.`);
  const parsed = configSchema.safeParse(load(readFileSync(file, 'utf8'), { schema: CORE_SCHEMA, filename: file }));
  if (!parsed.success) throw new UsageError(`${file} can't be read: ${z.prettifyError(parsed.error)}`);
  const config = parsed.data;
  const endpoint = options.endpoint ?? environment['HASURA_GRAPHQL_ENDPOINT'] ?? config.endpoint;
  return {
    endpoint: (endpoint ?? 'http://localhost:8080').replace(/\/$/, ''),
    adminSecret: options['admin-secret'] ?? environment['HASURA_GRAPHQL_ADMIN_SECRET'] ?? config.admin_secret,
    metadataDirectory: join(directory, config.metadata_directory),
    migrationsDirectory: join(directory, config.migrations_directory),
    seedsDirectory: join(directory, config.seeds_directory),
  };
}

/** What whoever typed the command can put right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
