import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { TableMetadata } from '../../src/features/permissions/metadata.ts';

const folder = resolve(import.meta.dirname, '../../../hasura/metadata/databases/default/tables');

/** Every table of this project's metadata. */
export function readTables(): readonly TableMetadata[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && name !== 'tables.yaml')
    .map((name) => parse(readFileSync(join(folder, name), 'utf8')) as TableMetadata);
}
