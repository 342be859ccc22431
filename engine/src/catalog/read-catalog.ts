import { readSql } from '../metadata/read-sql.ts';
import { buildCatalog } from './build-catalog.ts';
import type { Catalog } from './catalog.ts';
import type { CatalogRow } from './catalog-row.ts';

const introspect = readSql(import.meta.url, 'introspect.sql');

/** Anything that runs one statement: a pool or a client of `pg`. */
export interface Queryable {
  query(text: string): Promise<{ readonly rows: readonly unknown[] }>;
}

/** Reads the whole catalog with one statement. */
export async function readCatalog(database: Queryable): Promise<Catalog> {
  const { rows } = await database.query(introspect);
  // The statement always answers exactly one row of this shape.
  const [{ catalog }] = rows as [{ catalog: CatalogRow }];
  return buildCatalog(catalog);
}
